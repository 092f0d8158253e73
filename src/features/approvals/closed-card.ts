import type { CaseSight } from '../../approvals/port.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { nameOf, STEP_WORDS } from '../../kernel/approval-words.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import closedTemplate from '../../../cards/approvals/closed.json' with { type: 'json' };
import { historyLines, isConsent, stateWords } from './case-words.ts';
import type { StateWords } from './case-words.ts';
import { SIGHT } from './messages.ts';
import { shorten } from './shorten.ts';

interface ClosedWords {
  readonly kind: string;
  readonly title: string;
  readonly newer: string;
  readonly useNewer: string;
  readonly others: string;
  readonly withdrawn: string;
  readonly passed: (step: string) => string;
  readonly nothingToDo: string;
  readonly who: (label: string, name: string) => string;
}

const WORDS: Words<ClosedWords> = {
  ja: {
    ...{ kind: '承認・終わったもの', title: '承認の依頼' },
    ...{ newer: '→ 新しいカードをお送りしました', useNewer: 'このカードは使えません。新しいカードでお決めください。' },
    ...{ others: '－ ほかの人が決めます', withdrawn: '－ 取り下げられました', nothingToDo: 'あなたがすることはありません。' },
    passed: (step) => (step === '本人の同意' ? '✓ 本人が同意しました' : `✓ ${step}は承認済み`),
    who: (label, name) => `${label}：${name}`,
  },
  en: {
    ...{ kind: 'Decisions: done', title: 'A decision' },
    ...{ newer: '→ You have a newer card', useNewer: 'This card is closed. Please decide on the newer one.' },
    ...{ others: '– Decided by somebody else', withdrawn: '– Withdrawn', nothingToDo: 'There is nothing for you to do.' },
    passed: (step) => (step === 'Consent' ? '✓ The person agreed' : `✓ ${step}: approved`),
    who: (label, name) => `${label}: ${name}`,
  },
};

const MAX_TITLE = 100;

/** What becomes of a decider card whose case went on without this tap: what was decided, by whom and when. Not why, which is the applicant's to read. */
export function closedCard(sight: CaseSight, voice: Voice): Card {
  const words = say(WORDS, voice);
  const { part, subject } = sight;
  return card(
    closedTemplate,
    {
      ...{ kind: words.kind, title: shorten(subject?.title ?? words.title, MAX_TITLE), ...stateOf(sight, voice) },
      ...whatHappened(sight, voice),
      text: part.kind === 'now' ? words.useNewer : words.nothingToDo,
    },
    words.kind,
  );
}

/** Whoever has no part in it any more, as when their time as a deputy is over, learns that it is done and nothing else. */
function whatHappened(sight: CaseSight, voice: Voice) {
  const { part, subject, people, case: found } = sight;
  if (part.kind !== 'now' && part.kind !== 'before') return { hasWho: false, who: '', history: [] };
  const label = subject?.applicantLabel ?? say(SIGHT, voice).applicant;
  const history = historyLines(sight, voice, { withReasons: false }).map((line) => ({ line }));
  return { hasWho: true, who: say(WORDS, voice).who(label, nameOf(found.applicant, people, voice)), history };
}

function stateOf(sight: CaseSight, voice: Voice): StateWords {
  const words = say(WORDS, voice);
  const { case: found, part } = sight;
  if (found.state === 'withdrawn') return { state: words.withdrawn, tint: 'default' };
  if (found.state !== 'open') return stateWords(sight, voice);
  if (part.kind === 'now') return { state: words.newer, tint: 'default' };
  const before = found.steps[found.current - 1];
  if (before === undefined || isConsent(found)) return { state: words.others, tint: 'default' };
  return { state: words.passed(say(STEP_WORDS[before.name], voice)), tint: 'good' };
}
