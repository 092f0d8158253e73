import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import answersTemplate from '../../../../cards/forms/desk-answers.json' with { type: 'json' };
import { answerText } from '../answer-text.ts';
import type { Names } from '../answer-text.ts';
import { inVoice } from '../definition.ts';
import type { FormField } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { DESK_KIND, nextPageText } from './messages.ts';
import { answeredText, RESULT_WORDS } from './result-messages.ts';
import type { ReadAnswer } from './results.ts';
import { FIELDS_ON_A_PAGE } from './results-card.ts';
import { shorten } from '../../../kernel/shorten.ts';

const ON_A_PAGE = 10;
/** Ten of them must fit on a card. */
const SHOWN_LETTERS = 300;

export interface AnswersView {
  readonly form: RunningForm;
  readonly field: FormField;
  readonly answers: readonly ReadAnswer[];
  readonly names: Names;
  readonly page: number;
}

/** The answers to one question, ten at a time, with names unless the form is anonymous. */
export function answersCard(view: AnswersView, voice: Voice): Card {
  const { form, field, answers } = view;
  const { definition } = form;
  const pages = Math.max(1, Math.ceil(answers.length / ON_A_PAGE));
  const page = view.page < pages ? view.page : 0;
  const shown = answers.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const count = say(answeredText(answers.length), voice);
  return card(
    answersTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: inVoice(field.label, voice),
      intro: `${inVoice(definition.title, voice)}${say({ ja: '・', en: ' · ' }, voice)}${count}`,
      answers: shown.map((one) => answerData(one, view, voice)),
      note: say(definition.anonymous ? RESULT_WORDS.anonymousAnswers : RESULT_WORDS.audited, voice),
      more: say(nextPageText(page, pages), voice),
      hasMore: pages > 1,
      next: (page + 1) % pages,
      resultsPage: Math.floor(definition.fields.findIndex(({ id }) => id === field.id) / FIELDS_ON_A_PAGE),
      back: say(RESULT_WORDS.back, voice),
      ...{ id: form.id, field: field.id },
    },
    say(DESK_KIND, voice),
  );
}

function answerData({ response, by }: ReadAnswer, { field, form, names }: AnswersView, voice: Voice): CardData {
  const answer = shorten(answerText(field, response.answers, { voice, names }) ?? '', SHOWN_LETTERS);
  if (form.definition.anonymous) return { answer, by: '', isNamed: false };
  const name = by === null ? say(RESULT_WORDS.left, voice) : nameWithPlace(by, voice.locale);
  const at = formatTime(new Date(response.submittedAt), voice.locale);
  return { answer, by: `${name}${say({ ja: '・', en: ' · ' }, voice)}${at}`, isNamed: true };
}
