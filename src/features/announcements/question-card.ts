import askTemplate from '../../../cards/announcements/ask.json' with { type: 'json' };
import questionTemplate from '../../../cards/announcements/question.json' with { type: 'json' };
import suggestionTemplate from '../../../cards/announcements/suggestion.json' with { type: 'json' };
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { inputData, newsData } from '../../card-kit/typed-input.ts';
import type { Typed } from '../../card-kit/typed-input.ts';
import { nameWithPlace } from '../../kernel/person.ts';
import type { Person } from '../../kernel/person.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import { textIn } from './announcement-card.ts';
import type { FirstAnswer } from './announcement-deps.ts';
import type { Announcement } from './announcement.ts';
import { ASK_WORDS, KIND, QUESTION_WORDS, SUGGESTION_WORDS, SUMMARY } from './messages.ts';
import type { Question } from './question-store.ts';

type About = Pick<Announcement, 'id' | 'content'>;

/** 質問があります: a short text. `questionId` makes two taps one question. */
export function askCard({ id, content }: About, { questionId, ...typed }: Typed & { readonly questionId: string }, voice: Voice): Card {
  return card(
    askTemplate,
    {
      ...{ kind: say(KIND, voice), title: textIn(content, voice).title, intro: say(ASK_WORDS.intro, voice), id, questionId },
      ...newsData(null, typed.problems, voice),
      question: inputData(typed, { name: 'question', label: ASK_WORDS.label, keep: 2000 }, voice),
      ...{ note: say(ASK_WORDS.note, voice), send: say(ASK_WORDS.send, voice), back: say(ASK_WORDS.back, voice) },
    },
    say(SUMMARY, voice),
  );
}

export interface Suggested {
  readonly announcement: About;
  readonly questionId: string;
  readonly question: string;
  readonly answer: Extract<FirstAnswer, { kind: 'answer' }>;
}

/** What the policy says, before anybody is troubled. */
export function suggestionCard({ announcement, questionId, question, answer }: Suggested, voice: Voice): Card {
  return card(
    suggestionTemplate,
    {
      ...{ kind: say(KIND, voice), title: say(SUGGESTION_WORDS.title, voice), intro: say(SUGGESTION_WORDS.intro, voice) },
      ...{ answerTitle: answer.title, answer: answer.text, source: answer.source },
      ...{ questionLabel: say(SUGGESTION_WORDS.question, voice), question, id: announcement.id, questionId },
      ...{ solved: say(SUGGESTION_WORDS.solved, voice), toAuthor: say(SUGGESTION_WORDS.toAuthor, voice) },
    },
    say(SUMMARY, voice),
  );
}

export interface QuestionView {
  readonly question: Question;
  readonly announcement: About;
  /** Null once they have left. */
  readonly asker: Person | null;
  readonly answeredBy: Person | null;
  readonly news: Words | null;
  readonly typed: Typed;
}

/** The question as 人事担当 sees it: to be answered in place, or as it was answered. */
export function questionCard({ question, announcement, asker, answeredBy, news, typed }: QuestionView, voice: Voice): Card {
  const isOpen = question.answer === null;
  const name = (person: Person | null): string => (person === null ? say(QUESTION_WORDS.gone, voice) : nameWithPlace(person, voice.locale));
  const dot = say({ ja: '・', en: ' · ' }, voice);
  return card(
    questionTemplate,
    {
      ...{ kind: say(QUESTION_WORDS.kind, voice), title: announcement.content.title, id: question.id, isOpen, isAnswered: !isOpen },
      ...{ state: say(isOpen ? QUESTION_WORDS.open : QUESTION_WORDS.answered, voice), tint: isOpen ? 'warning' : 'good' },
      askedBy: `${name(asker)}${dot}${formatTime(question.askedAt, voice.locale)}`,
      question: question.question,
      ...newsData(news, typed.problems, voice),
      answer: inputData(typed, { name: 'answer', label: QUESTION_WORDS.label, keep: 3000 }, voice),
      answeredBy: question.answeredAt === null ? '' : `${name(answeredBy)}${dot}${formatTime(question.answeredAt, voice.locale)}`,
      given: question.answer ?? '',
      note: say(isOpen ? QUESTION_WORDS.note : QUESTION_WORDS.done, voice),
      send: say(QUESTION_WORDS.send, voice),
    },
    say(QUESTION_WORDS.summary, voice),
  );
}
