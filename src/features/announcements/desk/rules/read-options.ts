import type { Inputs } from '../../../../card-kit/typed-input.ts';
import { cleanLine } from '../../../../kernel/clean-text.ts';
import { addDays, atTokyo } from '../../../../kernel/tokyo-time.ts';
import { tokyoDay } from '../../../../kernel/clock.ts';
import type { Words } from '../../../../kernel/wording.ts';
import type { Content } from '../../announcement.ts';
import { isAllowedLink } from '../../../../kernel/link-hosts.ts';
import { forbiddenLink, PROBLEMS } from '../compose-messages.ts';
import { NONE, readOr } from '../typed.ts';
import type { Read } from '../typed.ts';
import { limited } from './read-text.ts';

export const OPTION_LIMITS = { mandatory: 100, linkLabel: 10, linkUrl: 300 } as const;
/** When a day is given without a time: the morning. */
export const DEFAULT_TIME = '09:00';
const FARTHEST_DAYS = 365;

export type OptionsPart = Pick<Content, 'sendAt' | 'mandatory' | 'isUrgent' | 'link' | 'form' | 'asksRead' | 'takesQuestions'>;

export interface Around {
  readonly now: Date;
  readonly hosts: readonly string[];
  /** Ids of the open forms. */
  readonly forms: readonly string[];
}

type Found = Record<string, Words>;

/** When it goes out, whether everybody must read it, and its buttons. */
export function readOptions(inputs: Inputs, { now, hosts, forms }: Around): Read<OptionsPart> {
  const problems: Found = {};
  const isTicked = (name: string): boolean => inputs[name] === 'true';
  const why = limited('mandatory', cleanLine(inputs['mandatory'] ?? ''), { max: OPTION_LIMITS.mandatory, problems });
  const isUrgent = isTicked('urgent');
  if (isUrgent && why === '') problems['urgent'] = PROBLEMS.urgentNeedsWhy;
  return readOr(problems, {
    sendAt: sendAt(inputs, now, problems)?.toISOString() ?? null,
    mandatory: why === '' ? null : why,
    isUrgent,
    link: link(inputs, hosts, problems),
    form: form(inputs['form'] ?? NONE, forms, problems),
    asksRead: isTicked('asksRead'),
    takesQuestions: isTicked('takesQuestions'),
  });
}

function form(chosen: string, offered: readonly string[], problems: Found): string | null {
  if (chosen === NONE || chosen === '') return null;
  if (!offered.includes(chosen)) problems['form'] = PROBLEMS.notOffered;
  return chosen;
}

/** Null for at once; a time without a day is none. */
function sendAt(inputs: Inputs, now: Date, problems: Found): Date | null {
  const day = inputs['sendDay'] ?? '';
  const time = (inputs['sendTime'] ?? '') || DEFAULT_TIME;
  if (day === '') return null;
  const wrong = wrongTime(day, time, now);
  if (wrong === null) return atTokyo(day, time);
  problems[wrong.input] = wrong.problem;
  return null;
}

function wrongTime(day: string, time: string, now: Date): { readonly input: string; readonly problem: Words } | null {
  if (!isDay(day)) return { input: 'sendDay', problem: PROBLEMS.notADay };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { input: 'sendTime', problem: PROBLEMS.notATime };
  if (atTokyo(day, time) <= now) return { input: 'sendDay', problem: PROBLEMS.past };
  return day > addDays(tokyoDay(now), FARTHEST_DAYS) ? { input: 'sendDay', problem: PROBLEMS.tooFar } : null;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}

function link(inputs: Inputs, hosts: readonly string[], problems: Found): Content['link'] {
  const label = limited('linkLabel', cleanLine(inputs['linkLabel'] ?? ''), { max: OPTION_LIMITS.linkLabel, problems });
  const url = limited('linkUrl', (inputs['linkUrl'] ?? '').trim(), { max: OPTION_LIMITS.linkUrl, problems });
  if (label === '' && url === '') return null;
  if (label === '') problems['linkLabel'] = PROBLEMS.linkNeedsBoth;
  if (url === '') problems['linkUrl'] = PROBLEMS.linkNeedsBoth;
  else if (!isAllowedLink(url, hosts)) problems['linkUrl'] = forbiddenLink([url.slice(0, 60)], hosts);
  return { label, url };
}
