import { currentStep } from './approval-case.ts';
import type { ApprovalCase, Decider, StepName } from './approval-case.ts';
import { nameWithPlace } from './person.ts';
import type { Person, PersonId } from './person.ts';
import { ROLE_LABELS } from './role.ts';
import type { Role } from './role.ts';
import { say } from './wording.ts';
import type { Voice, Words } from './wording.ts';

/** What each step of a chain is called. */
export const STEP_WORDS: Readonly<Record<StepName, Words>> = {
  consent: { ja: '本人の同意', en: 'Consent' },
  manager: { ja: '所属長', en: 'Manager' },
  hr: { ja: '人事担当', en: 'Personnel office' },
  dx: { ja: 'DX推進担当', en: 'DX office' },
};

/** Those who hold a role, as one office. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  hr: { ja: ROLE_LABELS.hr, en: 'Personnel office' },
  dx: { ja: ROLE_LABELS.dx, en: 'DX office' },
  'stress-check': { ja: ROLE_LABELS['stress-check'], en: 'Stress-check staff' },
  'kb-editor': { ja: ROLE_LABELS['kb-editor'], en: 'Knowledge editors' },
};

const LEFT: Words = { ja: '名簿にいない人', en: 'somebody who has left' };

export function nameOf(id: PersonId, people: ReadonlyMap<PersonId, Person>, voice: Voice): string {
  const person = people.get(id);
  return person === undefined ? say(LEFT, voice) : nameWithPlace(person, voice.locale);
}

/** Who decides the step that waits, in words: whoever it was handed on to, else the decider of the record. */
export function deciderWords(found: ApprovalCase, people: ReadonlyMap<PersonId, Person>, voice: Voice): string {
  const { delegate, decider } = currentStep(found);
  const named: Decider = delegate === null ? decider : { kind: 'person', id: delegate.to };
  return named.kind === 'role' ? say(ROLE_WORDS[named.role], voice) : nameOf(named.id, people, voice);
}
