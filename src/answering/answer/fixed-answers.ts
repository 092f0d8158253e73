import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { detailMissingWords, notFoundWords, refusalWords, SENTENCES, smallTalkWords, TITLES } from '../messages.ts';
import type { RefusalKind } from '../understand/refusal.ts';
import type { SmallTalk } from '../understand/small-talk.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import { citationsOf } from './citation.ts';
import { entryAnswer, suggestion } from './entry-answer.ts';

export function smallTalkAnswer(kind: SmallTalk, voice: Voice): Answer {
  return answer(voice, { outcome: 'smalltalk', title: '', lead: smallTalkWords(kind, voice) });
}

export function emptyAnswer(voice: Voice): Answer {
  return answer(voice, { outcome: 'smalltalk', title: '', lead: say(SENTENCES.empty, voice) });
}

/** A wish for other words with no answer before it: it was long ago, or about health and therefore forgotten. */
export function nothingToRewordAnswer(voice: Voice): Answer {
  return answer(voice, { outcome: 'smalltalk', title: '', lead: say(SENTENCES.nothingToReword, voice) });
}

export function tooLongAnswer(voice: Voice): Answer {
  return answer(voice, { outcome: 'declined', title: say(TITLES.refused, voice), lead: say(SENTENCES.tooLong, voice) });
}

export function refusalAnswer(kind: RefusalKind, voice: Voice): Answer {
  const tellsOfOthers = kind === 'other-person' || kind === 'on-behalf';
  return answer(voice, {
    outcome: 'declined',
    title: say(TITLES.refused, voice),
    lead: refusalWords(kind, voice),
    confidential: tellsOfOthers,
  });
}

const SUPPORT = {
  title: { ja: 'ひとりで抱えないでください', easy: 'ひとりで がまんしないでください', en: 'You are not alone' },
  lead: {
    ja: '話してくださってありがとうございます。いま危険があるときは、すぐに電話してください。相談できるところがあります。このやりとりは記録しません。',
    easy: '話してくれて、ありがとうございます。あぶないときは、すぐに電話してください。話を聞いてくれるところがあります。ここで話したことは、のこりません。',
    en: 'Thank you for telling me. If you are in danger now, please call at once. There are people who will listen. Nothing of this is recorded.',
  },
  forStaff: { ja: '職員が利用できます', easy: '職員が使えます', en: 'open to all staff' },
} as const satisfies Record<string, Words>;

/** Help first: numbers and routes in the order of urgency, few words, no policy in front of them. */
export function supportAnswer(knowledge: KnowledgeBase, voice: Voice): Answer {
  const { city } = knowledge;
  const label = (desk: { name: string; english: string }): string => say({ ja: desk.name, en: desk.english }, voice);
  return answer(voice, {
    outcome: 'support',
    title: say(SUPPORT.title, voice),
    lead: say(SUPPORT.lead, voice),
    facts: [
      ...city.emergency.map((desk) => ({ label: label(desk), value: desk.detail ?? '' })),
      ...city.consultation.map((desk) => ({ label: label(desk), value: desk.detail ?? say(SUPPORT.forStaff, voice) })),
    ],
    confidential: true,
  });
}

const MAX_CHOICES = 3;

export function choiceAnswer(entries: readonly Entry[], knowledge: KnowledgeBase, voice: Voice): Answer {
  const choices = entries.slice(0, MAX_CHOICES);
  return answer(voice, {
    outcome: 'clarify',
    title: say(TITLES.choice, voice),
    lead: say(SENTENCES.choose, voice),
    citations: citationsOf([...new Set(choices.flatMap((entry) => entry.section.slice(0, 1)))], knowledge.document),
    suggestions: choices.map((entry) => ({
      ...suggestion(entry, voice.locale),
      hint: say({ ja: entry.title, en: entry.english.title }, voice),
    })),
    entries: choices.map((entry) => entry.id),
    confidential: choices.some((entry) => entryAnswer(entry, knowledge, voice).confidential),
  });
}

export function notFoundAnswer(nearest: readonly Entry[], knowledge: KnowledgeBase, voice: Voice): Answer {
  return answer(voice, {
    outcome: 'declined',
    title: say(TITLES.notFound, voice),
    lead: notFoundWords(knowledge.document, knowledge.city, voice),
    suggestions: nearest.slice(0, MAX_CHOICES).map((entry) => suggestion(entry, voice.locale)),
  });
}

/** The right entry does not hold the amount, date or place asked for: said plainly, followed by what it does hold. */
export function detailMissingAnswer(entry: Entry, knowledge: KnowledgeBase, voice: Voice): Answer {
  const known = entryAnswer(entry, knowledge, voice);
  return { ...known, outcome: 'declined', basis: 'detail-missing', lead: `${detailMissingWords(knowledge.city, voice)}\n\n${known.lead}` };
}
