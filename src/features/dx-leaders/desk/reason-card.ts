import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { MAX_REJECTION_SENTENCE, REJECTION_CATEGORIES, REJECTION_LABELS } from '../../../kernel/rejection.ts';
import type { ReasonProblems } from '../../../kernel/rejection.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import reasonTemplate from '../../../../cards/dx-leaders/desk-reason.json' with { type: 'json' };
import { nameOf } from './candidate-cards.ts';
import type { Seen } from './candidates.ts';
import { noteOf } from './page-card.ts';
import type { Note } from './page-card.ts';
import { BUTTONS, DESK, REASON_FORM } from './words.ts';

interface ReasonTyped {
  readonly category: string;
  readonly sentence: string;
  readonly problems: ReasonProblems;
  readonly note: Note | null;
}

/** Asks why somebody is not selected; comes back filled in when something is wrong. */
export function reasonCard({ candidate, person }: Seen, { category, sentence, problems, note }: ReasonTyped, voice: Voice): Card {
  const of = (words: Words): string => say(words, voice);
  const length = Array.from(sentence).length;
  return card(
    reasonTemplate,
    {
      ...{ kind: of(DESK.candidateKind), title: nameOf(person, voice), text: of(REASON_FORM.text), ...noteOf(note, voice) },
      ...{
        categoryWrong: problems.category !== undefined,
        categoryError: `⚠ ${of(REASON_FORM.categoryMissing)}`,
        categoryLabel: of(REASON_FORM.categoryLabel),
      },
      ...{ category, categoryMissing: of(REASON_FORM.categoryMissing) },
      categories: REJECTION_CATEGORIES.map((code) => ({ title: of(REJECTION_LABELS[code]), value: code })),
      sentenceWrong: problems.sentence !== undefined,
      sentenceError: problems.sentence === 'too-long' ? of(tooLong(length)) : `⚠ ${of(REASON_FORM.sentenceMissing)}`,
      // A card must stay small, so of a text far over its limit only the beginning comes back; the message says so.
      sentence: Array.from(sentence).slice(0, KEPT).join(''),
      ...{ sentenceLabel: of(REASON_FORM.sentenceLabel), sentenceMissing: of(REASON_FORM.sentenceMissing) },
      ...{ confirm: of(BUTTONS.passOver), back: of(DESK.back), id: candidate.id, version: candidate.version },
    },
    of(DESK.summary),
  );
}

const KEPT = MAX_REJECTION_SENTENCE * 3;

function tooLong(length: number): Words {
  const [most, now, kept] = [String(MAX_REJECTION_SENTENCE), String(length), String(KEPT)];
  const cut = length > KEPT;
  return {
    ja: `⚠ ${most}文字までです（いま${now}文字）。短くしてください。${cut ? `下には始めの${kept}文字だけがあります。` : ''}`,
    en: `⚠ At most ${most} characters (now ${now}). Please shorten it.${cut ? ` Only the first ${kept} are kept below.` : ''}`,
  };
}
