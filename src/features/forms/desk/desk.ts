import type { Officer } from '../../../bot/desk-action.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Words } from '../../../kernel/wording.ts';
import type { RunningForm } from '../form-store.ts';
import { createReminders } from '../sending/reminders.ts';
import type { Reminders } from '../sending/reminders.ts';
import { createSending } from '../sending/sending.ts';
import type { Sending } from '../sending/sending.ts';
import { truthOf } from '../sending/truth.ts';
import type { SendingTruth } from '../sending/truth.ts';
import { headCount, peopleIn } from '../../../kernel/head-count.ts';
import type { DeskDeps } from './desk-deps.ts';
import { createDraftStore } from './draft-store.ts';
import type { DraftStore, KeptDraft } from './draft-store.ts';
import { draftCard } from './draft-card.ts';
import { createDrafting } from './drafting.ts';
import type { Drafting } from './drafting.ts';
import { createExporting } from './exporting.ts';
import type { Exporting } from './exporting.ts';
import { formDeskCard, responsesLine } from './form-desk-card.ts';
import { listCard } from './list-card.ts';
import type { Drawn } from './list-card.ts';
import { createPublishing } from './publishing.ts';
import type { Publishing } from './publishing.ts';
import { responseCounts } from './response-counts.ts';
import { RESULT_WORDS } from './result-messages.ts';
import { createResults } from './results.ts';
import type { Results } from './results.ts';
import type { Problems } from './rules/problem.ts';
import { sendingCard } from './sending-card.ts';
import { createRunning } from './running.ts';
import type { Running } from './running.ts';
import { say } from '../../../kernel/wording.ts';

/** What the handlers of the desk share: its services, and the cards that show how things stand. */
export interface Desk {
  readonly deps: DeskDeps;
  readonly drafts: DraftStore;
  readonly drafting: Drafting;
  readonly publishing: Publishing;
  readonly running: Running;
  readonly reminders: Reminders;
  readonly sending: Sending;
  readonly results: Results;
  readonly exporting: Exporting;
  readonly drawn: (officer: Officer) => Drawn;
  readonly list: (officer: Officer, shown: { readonly page: number; readonly news: Words | null }) => Promise<Card>;
  readonly form: (form: RunningForm, officer: Officer, news: Words | null) => Promise<Card>;
  /** 送信の状況; the form itself while it was not sent. */
  readonly sendingCard: (form: RunningForm, officer: Officer, news: Words | null) => Promise<Card>;
  readonly truthOf: (formId: string) => Promise<SendingTruth | null>;
  readonly draft: (kept: KeptDraft, officer: Officer, shown?: DraftNews) => Promise<Card>;
  /** The form, else the draft of this id as they are now; says that it is gone otherwise. */
  readonly truth: (id: string, officer: Officer, news: Words | null) => Promise<Card>;
}

interface DraftNews {
  readonly news?: Words | null;
  readonly part?: string;
  readonly problems?: Problems;
}

export function createDesk(deps: DeskDeps): Desk {
  const drafts = createDraftStore(deps.storage);
  const results = createResults(deps);
  const services = {
    ...{ deps, drafts, results, drafting: createDrafting(drafts), publishing: createPublishing(deps, drafts) },
    ...{
      running: createRunning(deps),
      reminders: createReminders(deps),
      sending: createSending(deps),
      exporting: createExporting(deps, results),
    },
  };
  return { ...services, ...cardsOf({ deps, drafts, results }) };
}

type Shared = Pick<Desk, 'deps' | 'drafts' | 'results'>;

function cardsOf(shared: Shared): Pick<Desk, 'drawn' | 'list' | 'form' | 'draft' | 'truth' | 'truthOf' | 'sendingCard'> {
  const { deps, drafts } = shared;
  const drawn: Desk['drawn'] = (officer) => ({ voice: officer, now: officer.now, workingDays: deps.workingDays });
  const truth: Desk['truthOf'] = (formId) => truthOf(formId, deps);
  const countsOf = async (running: RunningForm, officer: Officer) => ({
    form: running,
    responses: (await responseCounts(deps.storage.db)).get(running.id) ?? 0,
    heads: (await peopleIn(running.definition.audience, deps.people, officer.now)).length,
  });
  const form: Desk['form'] = async (running, officer, news) => {
    return formDeskCard({ ...(await countsOf(running, officer)), truth: await truth(running.id), news }, drawn(officer));
  };
  const sending: Desk['sendingCard'] = async (running, officer, news) => {
    const found = await truth(running.id);
    if (found === null) return form(running, officer, news);
    const responses = responsesLine(await countsOf(running, officer), officer);
    return sendingCard({ form: running, truth: found, responses, news }, drawn(officer));
  };
  const draft: Desk['draft'] = (kept, officer, shown = {}) => drawDraft(kept, officer, { shown, deps });
  return {
    ...{ drawn, form, draft, truthOf: truth, sendingCard: sending },
    list: async (officer, { page, news }) => {
      const found = { drafts: await drafts.all(), forms: await deps.store.all(), responses: await responseCounts(deps.storage.db) };
      return listCard({ ...found, page, news }, drawn(officer));
    },
    truth: async (id, officer, news) => {
      const running = await deps.store.find(id);
      if (running !== null) return form(running, officer, news);
      const kept = await drafts.find(id);
      return kept === null ? noticeCard(officer, 'gone') : draft(kept, officer, { news });
    },
  };
}

async function drawDraft(
  kept: KeptDraft,
  officer: Officer,
  { shown, deps }: { readonly shown: DraftNews; readonly deps: DeskDeps },
): Promise<Card> {
  const author = await deps.people.find(kept.createdBy);
  const heads = headCount(await peopleIn(kept.draft.audience, deps.people, officer.now)).total;
  const name = author === null ? say(RESULT_WORDS.left, officer) : nameWithPlace(author, officer.locale);
  const { news = null, part = '', problems = {} } = shown;
  return draftCard({ kept, heads, author: name, news, part, problems }, officer);
}
