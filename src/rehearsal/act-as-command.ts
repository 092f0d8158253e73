import { GRADE_LABELS } from '../kernel/grade.ts';
import { ROLE_LABELS } from '../kernel/role.ts';
import { argumentOf, say } from './command-text.ts';
import { findExamples, lookUp } from './roster-lookup.ts';
import type { Caller, Command } from '../bot/feature.ts';
import type { Reply } from '../bot/reply.ts';
import type { Person } from '../kernel/person.ts';
import type { People } from '../people/port.ts';
import type { Storage } from '../storage/port.ts';
import type { Acting } from './acting.ts';

interface ActAsDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly acting: Acting;
}

/** As many as a phone screen shows. */
const LONGEST_LIST = 8;
const ONESELF = ['me', '自分'];

export function actAsCommand(deps: ActAsDeps): Command {
  return {
    name: 'as',
    access: 'anyone',
    words: ['/as'],
    takesArgument: true,
    handle: (caller, text) => answer(deps, caller, argumentOf(text)),
  };
}

async function answer(deps: ActAsDeps, caller: Caller, wanted: string): Promise<Reply> {
  if (wanted === '') return say(whoIsThis(caller.person), ...(await examples(deps.storage, caller.person)));
  if (ONESELF.includes(wanted.toLowerCase())) return backToOneself(deps, caller);
  const found = await lookUp(deps, wanted);
  const [person] = found;
  if (person === undefined) {
    return say('その名前の職員は名簿にいません。姓だけ、または職員番号でも探せます。', ...(await examples(deps.storage, caller.person)));
  }
  if (found.length > 1) return say(`${String(found.length)}人います。職員番号で選んでください。`, ...shortList(found));
  await deps.acting.become(caller.turn, person.aadObjectId);
  return say(`ここからは ${described(person)}として操作します。`, '元に戻すときは「/as 自分」と送ってください。');
}

async function backToOneself({ acting, people }: ActAsDeps, { turn }: Caller): Promise<Reply> {
  await acting.become(turn, turn.from.id);
  return say(whoIsThis(await people.find(turn.from.id)));
}

function whoIsThis(person: Person | null): string {
  return person === null ? 'いまは、名簿に登録のない人として操作しています。' : `いまは ${described(person)}として操作しています。`;
}

function described(person: Person): string {
  const roles = person.roles.map((role) => `・${ROLE_LABELS[role]}`).join('');
  return `${person.name}さん（${person.bureau} ${person.section}・${GRADE_LABELS[person.grade]}${roles}）`;
}

async function examples(storage: Storage, asking: Person | null): Promise<readonly string[]> {
  const found = await findExamples(storage, asking);
  if (found.length === 0) return [];
  return ['ほかの人になるには、次のように送ってください。', ...found.map(({ person, why }) => `- 「/as ${person.name}」（${why}）`)];
}

function shortList(found: readonly Person[]): readonly string[] {
  const shown = found.slice(0, LONGEST_LIST).map((person) => `- 「/as ${person.employeeNumber}」 ${described(person)}`);
  return found.length > LONGEST_LIST ? [...shown, `ほか${String(found.length - LONGEST_LIST)}人`] : shown;
}
