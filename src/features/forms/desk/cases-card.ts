import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import { atTokyo, formatDay } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import casesTemplate from '../../../../cards/forms/desk-cases.json' with { type: 'json' };
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { STATES, tintOf } from '../response-messages.ts';
import type { CasePage, CaseRow } from './cases.ts';
import { BACK, DESK_KIND, nextPageText } from './messages.ts';
import { CASE_WORDS, RESULT_WORDS, STATE_NAMES } from './result-messages.ts';

/** Where each application stands, with a way to those that wait for 人事担当. */
export function casesCard(form: RunningForm, { counts, rows, page, pages }: CasePage, voice: Voice): Card {
  return card(
    casesTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(CASE_WORDS.title, voice),
      name: inVoice(form.definition.title, voice),
      intro: say(CASE_WORDS.intro, voice),
      counts: counts.map(({ state, count }) => ({ label: say(STATE_NAMES[state], voice), value: say(responsesCount(count), voice) })),
      rows: rows.map((row) => rowData(row, voice)),
      more: say(nextPageText(page, pages), voice),
      hasMore: pages > 1,
      next: (page + 1) % pages,
      ...{ back: say(BACK, voice), id: form.id },
    },
    say(DESK_KIND, voice),
  );
}

function responsesCount(count: number): Words {
  return { ja: `${String(count)}件`, en: String(count) };
}

function rowData({ response, applicant, view }: CaseRow, voice: Voice): CardData {
  const { words, color } = STATES[response.state];
  const detail = view === null || response.state !== 'deciding' ? '' : waitsFor(view, voice);
  return {
    applicant: applicant === null ? say(RESULT_WORDS.left, voice) : nameWithPlace(applicant, voice.locale),
    ...{ state: say(words, voice), tint: tintOf(color), detail, hasDetail: detail !== '' },
    // Before it is their turn, 人事担当 has no part in a case.
    canOpen: view?.state === 'open' && view.step === 'hr',
    open: say(CASE_WORDS.open, voice),
    caseId: view?.id ?? '',
  };
}

function waitsFor({ decider, dueDay }: NonNullable<CaseRow['view']>, voice: Voice): string {
  if (dueDay === null) return decider;
  const due = `${say(CASE_WORDS.due, voice)} ${formatDay(atTokyo(dueDay, '00:00'), voice.locale)}`;
  return `${decider}${say({ ja: '・', en: ' · ' }, voice)}${due}`;
}
