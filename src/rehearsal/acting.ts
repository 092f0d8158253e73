import { personId } from '../kernel/person.ts';
import { deleteSetting, writeSetting } from './settings.ts';
import type { PersonId } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';
import type { Turn } from '../bot/turn.ts';

/** The chat that somebody is looking at. */
export interface Screen {
  /** Whose chat it is. */
  readonly owner: PersonId;
  readonly conversationId: string;
  /** Whom the owner acts as there; the owner when nobody else. */
  readonly actingAs: PersonId;
}

/** Who acts as whom. Only local mode has it; in production the authenticated sender is the person, always. */
export interface Acting {
  /** The person whose authority this turn has. */
  readonly actAs: (turn: Turn) => Promise<PersonId>;
  /** From now on, in this chat; acting as oneself ends it. */
  readonly become: (turn: Turn, id: PersonId) => Promise<void>;
  /** The personal chat of the last turn, or of the last sighting before this start; null when nobody was ever here. */
  readonly screen: () => Promise<Screen | null>;
}

export function createActing({ storage }: { readonly storage: Storage }): Acting {
  const partOf = parts(storage);
  let lastSeen: Omit<Screen, 'actingAs'> | null = null;
  return {
    actAs: (turn) => {
      if (turn.chat.kind === 'personal') lastSeen = placeOf(turn);
      return partOf(placeOf(turn));
    },
    become: (turn, id) => {
      const key = keyOf(placeOf(turn));
      return id === turn.from.id ? deleteSetting(storage, key) : writeSetting(storage, key, id);
    },
    screen: async () => {
      const place = lastSeen ?? (await lastSighting(storage));
      return place === null ? null : { ...place, actingAs: await partOf(place) };
    },
  };
}

type Place = Omit<Screen, 'actingAs'>;

function placeOf(turn: Turn): Place {
  return { owner: turn.from.id, conversationId: turn.chat.conversationId };
}

/** By person as well: in a group chat one actor does not recast the others. */
function keyOf({ owner, conversationId }: Place): string {
  return `rehearsal.acting-as:${conversationId}:${owner}`;
}

/** Asked at every turn. */
function parts(storage: Storage): (place: Place) => Promise<PersonId> {
  const setting = storage.prepare((db, value: { key: string }) => db.selectFrom('setting').select('value').where('key', '=', value.key));
  return async (place) => {
    const [part] = await setting({ key: keyOf(place) });
    return part === undefined ? place.owner : personId(part.value);
  };
}

async function lastSighting({ db }: Storage): Promise<Place | null> {
  const row = await db
    .selectFrom('conversation')
    .select(['aad_object_id', 'conversation_id'])
    .where('install_state', '=', 'installed')
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { owner: personId(row.aad_object_id), conversationId: row.conversation_id };
}
