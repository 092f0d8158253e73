import type { Locale } from '../../kernel/locale.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { detailMissingWords, notFoundWords, refusalWords, say, SENTENCES, smallTalkWords, TITLES } from '../messages.ts';
import type { RefusalKind } from '../understand/refusal.ts';
import type { SmallTalk } from '../understand/small-talk.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import { citationsOf } from './citation.ts';
import { entryAnswer, suggestion } from './entry-answer.ts';

export function smallTalkAnswer(kind: SmallTalk, locale: Locale): Answer {
  return answer({ outcome: 'smalltalk', locale, title: '', lead: smallTalkWords(kind, locale) });
}

export function emptyAnswer(locale: Locale): Answer {
  return answer({ outcome: 'smalltalk', locale, title: '', lead: say(SENTENCES.empty, locale) });
}

export function tooLongAnswer(locale: Locale): Answer {
  return answer({ outcome: 'declined', locale, title: say(TITLES.refused, locale), lead: say(SENTENCES.tooLong, locale) });
}

export function refusalAnswer(kind: RefusalKind, locale: Locale): Answer {
  const tellsOfOthers = kind === 'other-person' || kind === 'on-behalf';
  return answer({
    outcome: 'declined',
    locale,
    title: say(TITLES.refused, locale),
    lead: refusalWords(kind, locale),
    confidential: tellsOfOthers,
  });
}

/** Help first: numbers and routes in the order of urgency, few words, no policy in front of them. */
export function supportAnswer(knowledge: KnowledgeBase, locale: Locale): Answer {
  const { city } = knowledge;
  const label = (desk: { name: string; english: string }): string => (locale === 'ja' ? desk.name : desk.english);
  return answer({
    outcome: 'support',
    locale,
    title: locale === 'ja' ? 'ひとりで抱えないでください' : 'You are not alone',
    lead:
      locale === 'ja'
        ? '話してくださってありがとうございます。いま危険があるときは、すぐに電話してください。相談できるところがあります。このやりとりは記録しません。'
        : 'Thank you for telling me. If you are in danger now, please call at once. There are people who will listen. Nothing of this is recorded.',
    facts: [
      ...city.emergency.map((desk) => ({ label: label(desk), value: desk.detail ?? '' })),
      ...city.consultation.map((desk) => ({
        label: label(desk),
        value: desk.detail ?? (locale === 'ja' ? '職員が利用できます' : 'open to all staff'),
      })),
    ],
    confidential: true,
  });
}

const MAX_CHOICES = 3;

export function choiceAnswer(entries: readonly Entry[], knowledge: KnowledgeBase, locale: Locale): Answer {
  const choices = entries.slice(0, MAX_CHOICES);
  return answer({
    outcome: 'clarify',
    locale,
    title: say(TITLES.choice, locale),
    lead: say(SENTENCES.choose, locale),
    citations: citationsOf([...new Set(choices.flatMap((entry) => entry.section.slice(0, 1)))], knowledge.document),
    suggestions: choices.map((entry) => ({ ...suggestion(entry, locale), hint: locale === 'ja' ? entry.title : entry.english.title })),
    entries: choices.map((entry) => entry.id),
    confidential: choices.some((entry) => entryAnswer(entry, knowledge, locale).confidential),
  });
}

export function notFoundAnswer(nearest: readonly Entry[], knowledge: KnowledgeBase, locale: Locale): Answer {
  return answer({
    outcome: 'declined',
    locale,
    title: say(TITLES.notFound, locale),
    lead: notFoundWords(knowledge.document, knowledge.city, locale),
    suggestions: nearest.slice(0, MAX_CHOICES).map((entry) => suggestion(entry, locale)),
  });
}

/** The right entry does not hold the amount, date or place asked for: said plainly, followed by what it does hold. */
export function detailMissingAnswer(entry: Entry, knowledge: KnowledgeBase, locale: Locale): Answer {
  const known = entryAnswer(entry, knowledge, locale);
  return { ...known, outcome: 'declined', lead: `${detailMissingWords(knowledge.city, locale)}\n\n${known.lead}` };
}
