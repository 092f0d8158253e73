import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { formatTime, tokyoClock } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import deadlineTemplate from '../../../../cards/forms/desk-deadline.json' with { type: 'json' };
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { isDay } from '../rules/validate.ts';
import { BASICS_WORDS } from './draft-messages.ts';
import { inputData } from './input-data.ts';
import type { Typed } from './input-data.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { END_OF_DAY } from './rules/read-basics.ts';
import type { Inputs } from './rules/problem.ts';
import { RUNNING_WORDS } from './running-messages.ts';

export function deadlineCard(form: RunningForm, typed: Typed & { readonly news: Words | null }, voice: Voice): Card {
  const { deadline, definition, id, revision } = form;
  const current = deadline === null ? say(RUNNING_WORDS.none, voice) : formatTime(deadline, voice.locale);
  const hasDeadline = isDay(typed.inputs['deadlineDay'] ?? '');
  return card(
    deadlineTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(RUNNING_WORDS.deadline, voice),
      name: inVoice(definition.title, voice),
      ...newsData(typed.news, typed.problems, voice),
      intro: `${say(RUNNING_WORDS.currentDeadline, voice)}: ${current}`,
      missing: say(BASICS_WORDS.missing, voice),
      deadlineDay: inputData(typed, { name: 'deadlineDay', label: DAY }, voice),
      deadlineTime: inputData(typed, { name: 'deadlineTime', label: BASICS_WORDS.deadlineTime }, voice),
      ...{ hasDeadline, hasNoDeadline: !hasDeadline, canClear: deadline !== null, id, revision },
      save: say(RUNNING_WORDS.setDeadline, voice),
      clear: say(RUNNING_WORDS.clearDeadline, voice),
      back: say(BACK, voice),
    },
    say(DESK_KIND, voice),
  );
}

const DAY: Words = { ja: '締切の日', en: 'Last day' };

/** What is kept, as if it had been typed. */
export function deadlineInputs({ deadline }: Pick<RunningForm, 'deadline'>): Inputs {
  return deadline === null ? { deadlineTime: END_OF_DAY } : { deadlineDay: tokyoDay(deadline), deadlineTime: tokyoClock(deadline) };
}
