import checkTemplate from '../../../../cards/announcements/desk-check.json' with { type: 'json' };
import requestTemplate from '../../../../cards/announcements/desk-request.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { inputData, newsData } from '../../../card-kit/typed-input.ts';
import type { Typed } from '../../../card-kit/typed-input.ts';
import type { HeadCount } from '../../../kernel/head-count.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Reach } from '../addressing.ts';
import type { Announcement } from '../announcement.ts';
import { sendingSeconds } from '../../../outbox/port.ts';
import { addresseesText } from '../audience-words.ts';
import { CARD_WORDS, linkTitle } from '../messages.ts';
import { withoutForbiddenLinks } from '../rules/links.ts';
import { needsSecondPerson } from '../rules/steps.ts';
import { CHECK_WORDS, durationText, OBSTACLES, REQUEST_WORDS, secondNote, whenText } from './check-messages.ts';
import { DESK_KIND, peopleText, STATE_WORDS } from './messages.ts';
import { NONE } from './typed.ts';

export type Obstacle = keyof typeof OBSTACLES;

/** All that a person must know before many others get a message. */
export interface CheckView {
  readonly announcement: Announcement;
  readonly reach: Reach;
  readonly obstacles: readonly Obstacle[];
  /** When the sending begins, and whether that is at once. */
  readonly begins: Date;
  readonly isAtOnce: boolean;
  /** 「高橋 花子さん（総務部 人事課）」 */
  readonly author: string;
  readonly formTitle: (id: string) => string | null;
  readonly perSecond: number;
  readonly secondPersonAbove: number;
  readonly linkHosts: readonly string[];
  readonly news: Words | null;
}

/** The draft with everything that follows from it. */
export function checkCard(view: CheckView, typed: Typed, voice: Voice): Card {
  const { announcement, reach, obstacles, news, secondPersonAbove } = view;
  const { id, revision, content } = announcement;
  const needsSecond = needsSecondPerson(reach.heads.total, secondPersonAbove);
  return card(
    checkTemplate,
    {
      ...{ ...headData(announcement, voice), title: content.title, id, revision },
      ...newsData(news, typed.problems, voice),
      obstacles: obstacles.map((one) => ({ obstacle: say(OBSTACLES[one], voice) })),
      facts: factsOf(view, voice),
      headsTitle: say(CHECK_WORDS.headsTitle, voice),
      heads: headsData(reach.heads, voice),
      ...missingData(reach, voice),
      note: say(secondNote(secondPersonAbove, needsSecond), voice),
      part: inputData({ ...typed, inputs: { part: 'text', ...typed.inputs } }, { name: 'part', label: CHECK_WORDS.part }, voice),
      parts: PARTS.map((part) => ({ id: part, label: say(PART_WORDS[part], voice) })),
      ...{ isReady: !obstacles.some((one) => one !== 'past'), hasText: content.body !== '' },
      send: say(needsSecond ? CHECK_WORDS.ask : CHECK_WORDS.send, voice),
      ...{ sample: say(CHECK_WORDS.sample, voice), test: say(CHECK_WORDS.testTitle, voice), edit: say(CHECK_WORDS.edit, voice) },
    },
    say(DESK_KIND, voice),
  );
}

export const PARTS = ['text', 'audience', 'options', 'discard'] as const;
const PART_WORDS = {
  text: CHECK_WORDS.text,
  audience: CHECK_WORDS.audiencePart,
  options: CHECK_WORDS.options,
  discard: CHECK_WORDS.discard,
} as const;

/** What the second person decides on: the very text and audience of this version. */
export function requestCard(view: CheckView, typed: Typed, voice: Voice): Card {
  const { announcement, news, linkHosts, reach } = view;
  const { id, revision, content, state } = announcement;
  const isOpen = state === 'confirming';
  return card(
    requestTemplate,
    {
      ...{ ...headData(announcement, voice), title: say(REQUEST_WORDS.title, voice), id, revision, isOpen },
      ...newsData(news, typed.problems, voice),
      intro: say(REQUEST_WORDS.intro, voice),
      facts: [{ label: say(CHECK_WORDS.total, voice), value: say(peopleText(reach.heads.total), voice) }, ...factsOf(view, voice)],
      name: content.title,
      body: { rich: withoutForbiddenLinks(content.body, linkHosts) },
      reason: inputData(typed, { name: 'reason', label: REQUEST_WORDS.reason }, voice),
      ...{ confirm: say(REQUEST_WORDS.confirm, voice), return: say(REQUEST_WORDS.return, voice), sample: say(CHECK_WORDS.sample, voice) },
    },
    say(DESK_KIND, voice),
  );
}

export function headData({ state }: Pick<Announcement, 'state'>, voice: Voice): CardData {
  const { words, tint } = STATE_WORDS[state];
  return { kind: say(DESK_KIND, voice), state: say(words, voice), tint };
}

function factsOf(view: CheckView, voice: Voice): readonly CardData[] {
  const { announcement, begins, isAtOnce, author, reach, perSecond, formTitle } = view;
  const { content, revision, testedRevision } = announcement;
  const { audience, mandatory, english } = content;
  const title = audience.unanswered === undefined ? null : formTitle(audience.unanswered);
  const at = { ja: formatTime(begins, 'ja'), en: formatTime(begins, 'en') };
  const facts: readonly (readonly [Words, string])[] = [
    [CHECK_WORDS.audience, addresseesText(audience, title, voice)],
    [CHECK_WORDS.when, say(whenText(at, isAtOnce), voice)],
    [CHECK_WORDS.duration, say(durationText(sendingSeconds(reach.heads.total, perSecond)), voice)],
    [CHECK_WORDS.mandatory, mandatory ?? say(CHECK_WORDS.voluntary, voice)],
    [CHECK_WORDS.buttons, buttonsText(view, voice)],
    [CHECK_WORDS.english, say(english === null ? CHECK_WORDS.no : CHECK_WORDS.yes, voice)],
    [CHECK_WORDS.sender, author],
    [CHECK_WORDS.test, say(testedRevision === revision ? CHECK_WORDS.tested : CHECK_WORDS.untested, voice)],
    [CHECK_WORDS.version, String(revision)],
  ];
  return facts.map(([label, value]) => ({ label: say(label, voice), value }));
}

function buttonsText({ announcement, formTitle }: CheckView, voice: Voice): string {
  const { asksRead, takesQuestions, link, form } = announcement.content;
  const buttons = [
    ...(asksRead ? [say(CARD_WORDS.readTitle, voice)] : []),
    ...(takesQuestions ? [say(CARD_WORDS.askTitle, voice)] : []),
    ...(form === null ? [] : [`${say(CARD_WORDS.openForm, voice)}: ${formTitle(form) ?? NONE}`]),
    ...(link === null ? [] : [`${say(linkTitle(link.label), voice)} ${link.url}`]),
  ];
  return buttons.length === 0 ? say(CHECK_WORDS.no, voice) : buttons.join(say({ ja: '、', en: ', ' }, voice));
}

/** More 部局 than this are summed up in one line. */
const MAX_BUREAUS = 14;

export function headsData({ total, bureaus }: HeadCount, voice: Voice): readonly CardData[] {
  const shown = bureaus.slice(0, MAX_BUREAUS);
  const rest = total - shown.reduce((sum, { count }) => sum + count, 0);
  const line = (label: string, count: number) => ({ label, value: say(peopleText(count), voice) });
  return [
    line(say(CHECK_WORDS.total, voice), total),
    ...shown.map(({ bureau, count }) => line(bureau, count)),
    ...(rest > 0 ? [line(say(CHECK_WORDS.otherBureaus, voice), rest)] : []),
  ];
}

function missingData({ notInstalled, blocked }: Reach, voice: Voice): CardData {
  const line = (label: Words, count: number) => ({ label: say(label, voice), value: say(peopleText(count), voice) });
  return {
    hasMissing: notInstalled + blocked > 0,
    missingTitle: say(CHECK_WORDS.missingTitle, voice),
    missing: [
      ...(notInstalled > 0 ? [line(CHECK_WORDS.notInstalled, notInstalled)] : []),
      ...(blocked > 0 ? [line(CHECK_WORDS.blocked, blocked)] : []),
    ],
    missingNote: say(CHECK_WORDS.missingNote, voice),
  };
}
