import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import { deadlineText } from '../deadline-text.ts';
import type { Times } from '../deadline-text.ts';
import type { RunningForm } from '../form-store.ts';
import { responsesText, STANDINGS } from './messages.ts';
import { standingOf } from './rules/standing.ts';

/** State of a form as mark and word, with its ground. */
export function standingData(form: Pick<RunningForm, 'state' | 'deadline'>, now: Date, voice: Voice): { state: string; tint: string } {
  const { words, tint } = STANDINGS[standingOf(form, now)];
  return { state: say(words, voice), tint };
}

/** 「回答 12件・締切: 令和8年12月10日（木）17:00（あと2営業日）」 */
export function runningText(form: Pick<RunningForm, 'deadline'>, responses: number, drawn: Times & { readonly voice: Voice }): string {
  const { voice } = drawn;
  const until = deadlineText(form.deadline, drawn, voice);
  return [say(responsesText(responses), voice), ...(until === null ? [] : [until])].join(say({ ja: '・', en: ' · ' }, voice));
}
