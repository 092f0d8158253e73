import type { Inputs } from '../../../card-kit/typed-input.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { tokyoClock } from '../../../kernel/tokyo-time.ts';
import type { Content } from '../announcement.ts';
import { choiceValue, NONE } from './typed.ts';

/** What is kept, as if it had been typed. */
export function textInputs({ title, body, english }: Pick<Content, 'title' | 'body' | 'english'>): Inputs {
  return { name: title, text: body, englishName: english?.title ?? '', englishText: english?.body ?? '' };
}

export function audienceInputs({ audience }: Pick<Content, 'audience'>): Inputs {
  const joined = (values: readonly string[] | undefined): string => (values ?? []).map(choiceValue).join(',');
  const { bureaus, sections, grades, dxClasses, roles, yearsSinceHiring, unanswered, employeeNumbers } = audience;
  return {
    ...{ bureaus: joined(bureaus), grades: joined(grades), dxClasses: joined(dxClasses), roles: joined(roles) },
    ...{ sections: (sections ?? []).join('、'), years: yearsSinceHiring === undefined ? '' : String(yearsSinceHiring) },
    ...{ unanswered: unanswered === undefined ? NONE : choiceValue(unanswered), numbers: (employeeNumbers ?? []).join('\n') },
  };
}

export function optionsInputs({ sendAt, mandatory, link, form, ...ticks }: Content): Inputs {
  const at = sendAt === null ? null : new Date(sendAt);
  return {
    ...(at === null ? {} : { sendDay: tokyoDay(at), sendTime: tokyoClock(at) }),
    ...{ urgent: String(ticks.isUrgent), asksRead: String(ticks.asksRead), takesQuestions: String(ticks.takesQuestions) },
    ...(link === null ? {} : { linkLabel: link.label, linkUrl: link.url }),
    ...{ mandatory: mandatory ?? '', form: form ?? NONE },
  };
}
