import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { atTokyo, formatDay } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import resultsTemplate from '../../../../cards/forms/desk-results.json' with { type: 'json' };
import { answerText } from '../answer-text.ts';
import { inVoice } from '../definition.ts';
import type { FormField } from '../definition.ts';
import type { Response } from '../response-store.ts';
import { responsesLine } from './form-desk-card.ts';
import type { FormDeskView } from './form-desk-card.ts';
import type { Drawn } from './list-card.ts';
import { BACK, DESK_KIND, nextPageText } from './messages.ts';
import { answeredText, RESULT_WORDS, resultsTitle, shareText } from './result-messages.ts';
import { mayReadAnswers, percentOf, summarise } from './rules/summarise.ts';
import type { Count, FieldSummary } from './rules/summarise.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { standingData } from './standing-text.ts';

/** So many questions with all their choices fit on a card. */
export const FIELDS_ON_A_PAGE = 3;
/** A form may have twelve choices; a city has more sections. */
const MAX_BARS = 12;

export interface ResultsView extends Omit<FormDeskView, 'responses' | 'news' | 'truth'> {
  readonly all: readonly Response[];
  readonly page: number;
}

/** What the answers say together, question by question. */
export function resultsCard({ form, heads, all, page: wanted }: ResultsView, drawn: Drawn): Card {
  const { voice } = drawn;
  const { definition } = form;
  const pages = Math.ceil(definition.fields.length / FIELDS_ON_A_PAGE);
  const page = wanted < pages ? wanted : 0;
  const fields = definition.fields.slice(page * FIELDS_ON_A_PAGE, (page + 1) * FIELDS_ON_A_PAGE);
  const mayRead = mayReadAnswers(definition, all.length);
  const title = inVoice(definition.title, voice);
  const note = noteOf(fields, mayRead);
  return card(
    resultsTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(resultsTitle({ ja: title, en: title }), voice),
      ...standingData(form, drawn.now, voice),
      intro: responsesLine({ form, heads, responses: all.length }, voice),
      fields: fields.map((field) => ({ form: form.id, ...fieldData(field, all, { voice, mayRead }) })),
      note: note === null ? '' : say(note, voice),
      hasNote: note !== null,
      export: say(RESULT_WORDS.export, voice),
      canExport: mayRead && all.length > 0,
      more: say(nextPageText(page, pages), voice),
      hasMore: pages > 1,
      next: (page + 1) % pages,
      back: say(BACK, voice),
      id: form.id,
    },
    say(DESK_KIND, voice),
  );
}

function noteOf(fields: readonly FormField[], mayRead: boolean): Words | null {
  if (!mayRead) return RESULT_WORDS.fewAnonymous;
  return fields.some(({ kind }) => kind === 'several-choices') ? RESULT_WORDS.several : null;
}

interface Shown {
  readonly voice: Voice;
  readonly mayRead: boolean;
}

function fieldData(field: FormField, all: readonly Response[], { voice, mayRead }: Shown): CardData {
  const summary = summarise(
    field,
    all.map(({ answers }) => answers),
  );
  const bars = summary.kind === 'counts' && summary.answered > 0 ? barsOf(field, summary, voice) : [];
  const facts = factsOf(summary, voice);
  return {
    field: field.id,
    label: inVoice(field.label, voice),
    answered: say(answeredText(summary.answered), voice),
    ...{ bars, hasBars: bars.length > 0, facts, hasFacts: facts.length > 0 },
    hasTexts: mayRead && summary.answered > 0 && isRead(field),
    read: say(RESULT_WORDS.read, voice),
  };
}

/** Fields whose answers say something one by one. */
export function isRead({ kind }: FormField): boolean {
  return kind === 'short-text' || kind === 'long-text' || kind === 'person' || kind === 'date' || kind === 'number';
}

function barsOf(field: FormField, { counts, answered }: Extract<FieldSummary, { kind: 'counts' }>, voice: Voice): readonly CardData[] {
  const nameOf = ({ id }: Count): string => answerText(field, { [field.id]: id }, { voice, names: new Map() }) ?? id;
  const rest = counts.slice(MAX_BARS).reduce((sum, { count }) => sum + count, 0);
  const bars = counts.slice(0, MAX_BARS).map((one) => barOf(nameOf(one), one, voice));
  if (rest === 0) return bars;
  return [...bars, barOf(say(RESULT_WORDS.others, voice), { count: rest, percent: percentOf(rest, answered) }, voice)];
}

/** The chart says in its label what the list says for those who have no charts. */
function barOf(label: string, { count, percent }: Omit<Count, 'id'>, voice: Voice): CardData {
  const share = say(shareText({ count, percent }), voice);
  return { name: `${shorten(label, 40)} ${share}`, line: label, share, count };
}

function factsOf(summary: FieldSummary, voice: Voice): readonly CardData[] {
  if (summary.kind === 'numbers') {
    const { average, min, max } = summary;
    return lines(
      [
        [RESULT_WORDS.average, numberText(average)],
        [RESULT_WORDS.min, numberText(min)],
        [RESULT_WORDS.max, numberText(max)],
      ],
      voice,
    );
  }
  if (summary.kind !== 'days') return [];
  const day = (text: string): string => formatDay(atTokyo(text, '00:00'), voice.locale);
  return lines(
    [
      [RESULT_WORDS.first, day(summary.first)],
      [RESULT_WORDS.last, day(summary.last)],
    ],
    voice,
  );
}

function lines(facts: readonly (readonly [Words, string])[], voice: Voice): readonly CardData[] {
  return facts.map(([label, value]) => ({ label: say(label, voice), value }));
}

function numberText(value: number): string {
  return value.toLocaleString('ja-JP', { maximumFractionDigits: 1 });
}
