import mirroredTemplate from '../../cards/rehearsal/mirrored.json' with { type: 'json' };
import { fillTemplate } from '../card-kit/fill-template.ts';
import type { Card, CardContent } from '../card-kit/card.ts';
import type { Person, PersonId } from '../kernel/person.ts';
import type { Send } from '../outbox/port.ts';
import type { Conversations, People } from '../people/port.ts';
import type { Acting, Screen } from './acting.ts';

export interface MirrorDeps {
  readonly send: Send;
  readonly acting: Acting;
  readonly people: People;
  readonly conversations: Conversations;
}

/**
 * Shows the one at the screen what others receive: a message for somebody without a chat of their own arrives in the screen's chat,
 * under the addressee's name. Used only when `NAVI_MIRROR=on`.
 */
export function createMirror({ send, acting, people, conversations }: MirrorDeps): Send {
  return async (to, card, context) => {
    const screen = await acting.screen();
    const addressee = await people.find(to);
    if (screen === null || addressee === null) return send(to, card, context);
    const address = await conversations.addressOf(to);
    if (isForOwnEyes(to, screen, address?.conversationId ?? null)) return send(to, card, context);
    return send(screen.owner, under(addressee, card, screen), context);
  };
}

/** The screen's own chat needs the name as well while somebody else is being played there. */
function isForOwnEyes(to: PersonId, screen: Screen, ownChat: string | null): boolean {
  return ownChat !== null && (ownChat !== screen.conversationId || screen.actingAs === to);
}

/** Puts the name above the card; everything else stays as it was sent. */
function under(addressee: Person, card: Card, screen: Screen): Card {
  const label = fillTemplate(mirroredTemplate, {
    name: addressee.name,
    place: `${addressee.bureau} ${addressee.section}`,
    isSomebodyElse: screen.actingAs !== addressee.aadObjectId,
  });
  return { ...card, content: { ...card.content, body: [...bodyOf(label), ...bodyOf(card.content)] } };
}

function bodyOf(content: CardContent): readonly unknown[] {
  return Array.isArray(content['body']) ? content['body'] : [];
}
