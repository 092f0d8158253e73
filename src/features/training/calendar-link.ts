import type { Training } from './rules/course.ts';

/** Longer addresses are cut by some mail servers and browsers; nothing but title and place goes into it. */
const MAX_TEXT = 80;

/** Opens a new appointment in Outlook on the web, filled in. The form of the address is used widely, yet not documented by Microsoft. */
export function calendarLink({ course, session }: Training): string {
  const fields = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: cut(course.title),
    startdt: seconds(session.startsAt),
    enddt: seconds(session.endsAt),
    location: cut(session.place),
  };
  // Outlook shows the plus signs of a form-encoded address.
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://outlook.office.com/calendar/0/deeplink/compose?${query.join('&')}`;
}

function cut(text: string): string {
  return Array.from(text.toWellFormed()).slice(0, MAX_TEXT).join('');
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
