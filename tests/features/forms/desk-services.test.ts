import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Approvals } from '../../../src/approvals/port.ts';
import type { ExportRequest } from '../../../src/exports/port.ts';
import type { DeskDeps } from '../../../src/features/forms/desk/desk-deps.ts';
import type { Draft } from '../../../src/features/forms/desk/draft.ts';
import { createDraftStore } from '../../../src/features/forms/desk/draft-store.ts';
import { createDrafting } from '../../../src/features/forms/desk/drafting.ts';
import { createExporting } from '../../../src/features/forms/desk/exporting.ts';
import { createPublishing } from '../../../src/features/forms/desk/publishing.ts';
import { createResults } from '../../../src/features/forms/desk/results.ts';
import { createRunning } from '../../../src/features/forms/desk/running.ts';
import { createFormStore } from '../../../src/features/forms/form-store.ts';
import type { RunningForm } from '../../../src/features/forms/form-store.ts';
import { createReminders } from '../../../src/features/forms/sending/reminders.ts';
import { insertResponse } from '../../../src/features/forms/response-store.ts';
import type { Response } from '../../../src/features/forms/response-store.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Person } from '../../../src/kernel/person.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { batches } from '../../../src/outbox/batches.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createConversations } from '../../../src/people/conversations.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { newId } from '../../../src/platform/system.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { formOf } from './small-form.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
const { document } = loadKnowledge('knowledge');
const DRAFT: Draft = {
  ...{ title: '調査', purpose: '計画のため', intro: '', answering: 'once', chain: 'none', retentionDays: 30, deadline: null, audience: {} },
  fields: [{ id: 'f1', kind: 'short-text', label: { ja: '意見' }, required: true, maxLength: 100 }],
};
const { audience: _, fields: __, ...BASICS } = DRAFT;

onEachEngine('the services of the desk', (open) => {
  let storage: Storage;
  let deps: DeskDeps;
  let hr: Person;
  let asked: ExportRequest[];

  beforeEach(async () => {
    storage = await open();
    const roster = rosterFile(rosterLine(101, { roles: 'hr', name: '高橋 花子' }), rosterLine(102, { name: '月岡 誠' }), rosterLine(103));
    await importText(storage, roster);
    const people = createPeople({ storage });
    asked = [];
    deps = {
      ...{ storage, people, roster: rosterOver, workingDays, document, newId, batches, conversations: createConversations({ storage }) },
      store: createFormStore(storage, []),
      outbox: createOutbox({ clock, newId }),
      exports: {
        offer: (request) => {
          asked.push(request);
          return Promise.resolve({ url: 'https://navi.example.jp/exports/x', expiresAt: clock.now() });
        },
      },
      approvals: rejecting,
      findSubject: () => Promise.resolve({ title: 'Excel研修（中級）' }),
    };
    hr = (await people.find(personId(idOf(101))))!;
  });
  afterEach(() => storage.close());

  /** Every case was rejected by the same sentence. */
  const rejecting: Approvals = {
    open: () => Promise.resolve(),
    withdraw: () => Promise.resolve(true),
    amend: () => Promise.resolve(true),
    forget: () => Promise.resolve(),
    find: () =>
      Promise.resolve({
        ...{ id: 'case', state: 'rejected', step: 'hr', isHeld: false, decider: '人事担当', dueDay: null },
        rejection: { category: '業務の都合', categoryCode: 'workload', sentence: '時期を改めてください' } as never,
      }),
  };

  const drafts = () => createDraftStore(storage);
  const publish = async (draft: Draft = DRAFT): Promise<RunningForm> => {
    const id = newId();
    await drafts().insert({ id, draft, createdBy: hr.aadObjectId }, clock.now());
    const published = await createPublishing(deps, drafts()).publish({ id, revision: 1 }, hr, clock.now());
    if (published.kind !== 'published') throw new Error(published.kind);
    return published.form;
  };
  const respond = async (form: RunningForm, changes: Partial<Response>): Promise<void> => {
    const id = newId();
    const at = clock.now().toISOString();
    const response: Response = {
      ...{ id, formId: form.id, version: form.version, by: personId(idOf(102)), onceKey: id, cardId: id, answers: { f1: '意見' } },
      ...{ state: 'submitted', locale: 'ja', submittedAt: at, updatedAt: at, revision: 1, about: null, ...changes },
    };
    await storage.transaction((tx) => insertResponse(tx, response));
  };
  const actions = async (): Promise<string[]> => {
    const rows = await storage.db.selectFrom('audit_entry').select('action').where('action', 'like', 'forms.%').orderBy('seq').execute();
    return rows.map(({ action }) => action);
  };

  describe('a draft', () => {
    const key = { id: 'd1', revision: 1 };
    const begin = () => createDrafting(drafts()).begin({ id: 'd1', basics: BASICS, by: hr.aadObjectId }, clock.now());
    const titled = (title: string) => createDrafting(drafts()).change(key, (draft) => ({ ...draft, title }), clock.now());

    it('is made once, by however many taps at once', async () => {
      const saved = await Promise.all([begin(), begin(), begin()]);
      expect(saved.map(({ kind }) => kind)).toEqual(['saved', 'saved', 'saved']);
      expect(await drafts().all()).toMatchObject([{ id: 'd1', revision: 1, createdBy: hr.aadObjectId }]);
    });

    it('of two that change it at once keeps one, and tells the other; who wanted the same is told that it is saved', async () => {
      await begin();
      const kinds = (await Promise.all([titled('一'), titled('二')])).map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(['changed', 'saved']);
      const kept = (await drafts().find('d1'))!;
      expect(kept.revision).toBe(2);
      expect(kept.draft.title).toBe(kinds[0] === 'saved' ? '一' : '二');
      expect(await titled(kept.draft.title)).toMatchObject({ kind: 'saved', kept: { revision: 2 } });
    });

    it('that is gone cannot be changed', async () => {
      expect(await titled('一')).toEqual({ kind: 'gone' });
    });
  });

  it('publishes once, whoever taps at the same moment; the draft goes with it, and one line of audit tells', async () => {
    await drafts().insert({ id: 'd1', draft: DRAFT, createdBy: hr.aadObjectId }, clock.now());
    const publishing = createPublishing(deps, drafts());
    const kinds = (await Promise.all([1, 2, 3].map(() => publishing.publish({ id: 'd1', revision: 1 }, hr, clock.now())))).map(
      ({ kind }) => kind,
    );
    expect(kinds.toSorted()).toEqual(['already', 'already', 'published']);
    expect(await drafts().all()).toEqual([]);
    expect(await deps.store.find('d1')).toMatchObject({ state: 'open', definition: { title: { ja: '調査' } }, createdBy: hr.aadObjectId });
    expect(await actions()).toEqual(['forms.published']);
    expect(await publishing.discard({ id: 'd1', revision: 1 }, hr, clock.now())).toBe(false);
  });

  it('does not publish what was changed since it was looked at', async () => {
    await drafts().insert({ id: 'd1', draft: DRAFT, createdBy: hr.aadObjectId }, clock.now());
    await drafts().update({ id: 'd1', revision: 1 }, { ...DRAFT, title: '別の題' }, clock.now());
    const published = await createPublishing(deps, drafts()).publish({ id: 'd1', revision: 1 }, hr, clock.now());
    expect(published).toMatchObject({ kind: 'changed', kept: { revision: 2 } });
    expect(await actions()).toEqual([]);
  });

  it('closes once, and audits only what has changed', async () => {
    const form = await publish();
    const close = () => createRunning(deps).change({ id: form.id, revision: form.revision, state: 'closed' }, hr, clock.now());
    const kinds = (await Promise.all([close(), close()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['changed', 'late']);
    expect(await actions()).toEqual(['forms.published', 'forms.closed']);
    expect(await createRunning(deps).change({ id: 'none', revision: 1, state: 'closed' }, hr, clock.now())).toEqual({ kind: 'gone' });
  });

  it('reminds each of those missing once a day, whoever taps, in their own language', async () => {
    const form = await publish();
    await respond(form, {});
    const chat = {
      conversation_id: 'a',
      teams_id: '29:a',
      tenant_id: 't',
      service_url: 's',
      bot_id: 'b',
      install_state: 'installed',
      welcomed_at: null,
      seen_at: clock.now().toISOString(),
    };
    await storage.db
      .insertInto('conversation')
      .values({ ...chat, aad_object_id: idOf(103), locale: 'en' })
      .execute();
    const { missing, remind } = createReminders(deps);
    expect(await missing(form, clock.now())).toEqual({ total: 2, bureaus: [{ bureau: '総務部', count: 2 }] });
    const counts = await Promise.all([remind(form, hr, clock.now()), remind(form, hr, clock.now())]);
    expect(counts.toSorted()).toEqual([0, 2]);
    const sent = await storage.db
      .selectFrom('outbox_message')
      .innerJoin('outbox_card', 'hash', 'card_hash')
      .select(['aad_object_id', 'content as card'])
      .orderBy('aad_object_id')
      .execute();
    expect(sent.map((row) => row.aad_object_id)).toEqual([idOf(101), idOf(103)]);
    expect(sent[1]?.card).toMatch(/Forms/);
    expect(sent[0]?.card).toMatch(/申請・アンケート/);
  });

  it('exports names, states and reasons, by the labels of the version that was answered', async () => {
    const form = await publish({ ...DRAFT, chain: 'office', answering: 'several' });
    await respond(form, { state: 'rejected', answers: { f1: '=1+1' } });
    await respond(form, { by: personId(idOf(999)), submittedAt: '2026-12-02T00:00:00.000Z' });
    await createExporting(deps, createResults(deps)).offer(form, { by: hr, format: 'xlsx' }, clock.now());
    const [sheet] = asked[0]!.sheets;
    expect(sheet.headings).toEqual(['回答日時', '氏名', '職員番号', '部局', '課', '職階', '意見', '状態', '審査する人', '却下の理由']);
    expect(sheet.rows.map((row) => row.slice(1))).toEqual([
      ['月岡 誠', '102', '総務部', '人事課', '主事・主事補級', '=1+1', '却下', null, '業務の都合: 時期を改めてください'],
      ['名簿にいない職員', null, null, null, null, '意見', '受付済み', null, null],
    ]);
    expect(asked[0]).toMatchObject({ for: hr.aadObjectId, fileName: '調査_回答', action: 'forms.exported', subject: form.id });
  });

  it('exports anonymous answers without names or times, from five on', async () => {
    const form = await publish({ ...DRAFT, answering: 'anonymous' });
    const exporting = createExporting(deps, createResults(deps));
    const anonymous = { by: null, submittedAt: '2026-12-01', updatedAt: '2026-12-01' };
    for (let at = 0; at < 4; at += 1) await respond(form, { ...anonymous, answers: { f1: String(at) } });
    expect(await exporting.offer(form, { by: hr, format: 'csv' }, clock.now())).toEqual({ kind: 'too-few' });
    await respond(form, { ...anonymous, answers: { f1: '4' } });
    await exporting.offer(form, { by: hr, format: 'csv' }, clock.now());
    const [sheet] = asked[0]!.sheets;
    expect(sheet.headings).toEqual(['回答日', '意見']);
    expect(sheet.rows.map(([day]) => day)).toEqual(Array.from({ length: 5 }, () => new Date('2026-12-01T00:00:00+09:00')));
    expect(sheet.rows.map(([, text]) => text).toSorted()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('says when no address is set, and names the training that a form is about', async () => {
    const definition = formOf({ about: 'session', id: 'survey', responses: 'once', fields: DRAFT.fields });
    await storage.transaction((tx) => deps.store.create(tx, { definition, by: hr.aadObjectId, deadline: null }, clock.now()));
    const form = (await deps.store.find('survey'))!;
    await respond(form, { about: 's1' });
    const offered = await createExporting(
      { ...deps, exports: { offer: (request) => (asked.push(request), Promise.resolve(null)) } },
      createResults(deps),
    ).offer(form, { by: hr, format: 'csv' }, clock.now());
    expect(offered).toEqual({ kind: 'no-address' });
    expect(asked[0]!.sheets[0].rows[0]?.[6]).toBe('Excel研修（中級）');
  });
});
