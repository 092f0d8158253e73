import { cleanLine } from '../../../../kernel/clean-text.ts';
import { addDays, atTokyo } from '../../../../kernel/tokyo-time.ts';
import { tokyoDay } from '../../../../kernel/clock.ts';
import type { Words } from '../../../../kernel/wording.ts';
import type { Content } from '../../announcement.ts';
import { isAllowedLink } from '../../rules/links.ts';
import { forbiddenLink, PROBLEMS } from '../compose-messages.ts';
import { NONE, readOr } from '../typed.ts';
import type { Inputs, Read } from '../typed.ts';
import { limited } from './read-text.ts';

export const OPTION_LIMITS = { mandatory: 100, linkLabel: 12, linkUrl: 300 } as const;
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
  const why = limited('mandatory', cleanLine(inputs['mandatory'] ?? ''), { max: OPTION_LIMITS.mandatory, problems });
  const isUrgent = inputs['urgent'] === 'true';
  if (isUrgent && why === '') problems['urgent'] = PROBLEMS.urgentNeedsWhy;
  const form = inputs['form'] === NONE ? '' : (inputs['form'] ?? '');
  if (form !== '' && !forms.includes(form)) problems['form'] = PROBLEMS.notOffered;
  return readOr(problems, {
    sendAt: sendAt(inputs, now, problems)?.toISOString() ?? null,
    mandatory: why === '' ? null : why,
    isUrgent,
    link: link(inputs, hosts, problems),
    form: form === '' ? null : form,
    asksRead: inputs['asksRead'] === 'true',
    takesQuestions: inputs['takesQuestions'] === 'true',
  });
}

/** Null for at once; a time without a day is none. */
function sendAt(inputs: Inputs, now: Date, problems: Found): Date | null {
  const day = inputs['sendDay'] ?? '';
  const time = inputs['sendTime'] === undefined || inputs['sendTime'] === '' ? DEFAULT_TIME : inputs['sendTime'];
  if (day === '') return null;
  if (!isDay(day)) problems['sendDay'] = PROBLEMS.notADay;
  else if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) problems['sendTime'] = PROBLEMS.notATime;
  else if (atTokyo(day, time) <= now) problems['sendDay'] = PROBLEMS.past;
  else if (day > addDays(tokyoDay(now), FARTHEST_DAYS)) problems['sendDay'] = PROBLEMS.tooFar;
  else return atTokyo(day, time);
  return null;
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
