import type { TurnContext } from 'botbuilder';
import type { Reply } from '../bot/reply.ts';
import type { Turn } from '../bot/turn.ts';
import { deliver } from './deliver.ts';
import { describeError } from './failure.ts';
import { isAutomatic } from './incoming-invoke.ts';
import { toTurn } from './incoming.ts';
import { failedInvoke, invokeAnswer, stillWorking } from './invoke-response.ts';
import type { InvokeAnswer } from './invoke-response.ts';
import { isRecord } from './guard.ts';
import type { TurnDeps } from './turn-deps.ts';
import { failureText } from './wording.ts';

/** Answers every invoke exactly once, whatever happens inside: without a stored answer the SDK says 501 and Teams "Unable to reach app". */
export function createInvokes(deps: TurnDeps): (context: TurnContext) => Promise<void> {
  const running = new Map<string, Promise<InvokeAnswer>>();

  /** Teams repeats a slow invoke while the first delivery still works; both get the one result. */
  const answerOf = (context: TurnContext, turn: Turn): Promise<InvokeAnswer> => {
    const already = running.get(turn.key);
    if (already !== undefined) return already;
    const work = answerOnce(context, turn, deps).finally(() => running.delete(turn.key));
    running.set(turn.key, work);
    return work;
  };

  return async (context) => {
    const turn = toTurn(context.activity);
    const answer = turn === null ? { status: 200 } : await answerOf(context, turn);
    await context.sendActivity({ type: 'invokeResponse', value: answer });
  };
}

async function answerOnce(context: TurnContext, turn: Turn, deps: TurnDeps): Promise<InvokeAnswer> {
  try {
    const claim = await deps.seen.claim(turn.key, deps.clock.now());
    if (claim.kind === 'duplicate') return storedAnswer(claim.response) ?? stillWorking(context.activity, turn.locale);
    return await work(context, turn, deps);
  } catch (error) {
    const reference = deps.newReference();
    deps.log.error('teams.turn-failed', { reference, turn: turn.event.kind, ...describeError(error) });
    return failedInvoke(context.activity, failureText(reference, turn.locale), turn.locale);
  }
}

async function work(context: TurnContext, turn: Turn, deps: TurnDeps): Promise<InvokeAnswer> {
  const reply = withoutSending(await deps.dispatch(turn), context);
  const answer = invokeAnswer(context.activity, reply, turn.locale);
  await deliver({ context, turn, reply, log: deps.log });
  const isConfidential = reply.kind === 'replace' && reply.confidential === true;
  if (!isConfidential) await keep(turn, answer, deps);
  return answer;
}

/** An automatic refresh only asks for a card. A message sent for it would come again with every client that shows the card. */
function withoutSending(reply: Reply, context: TurnContext): Reply {
  return isAutomatic(context.activity) && (reply.kind === 'message' || reply.kind === 'text') ? { kind: 'nothing' } : reply;
}

/** What the person did is done and recorded; not being able to keep the answer for a repetition must not turn it into a failure. */
async function keep(turn: Turn, answer: InvokeAnswer, { seen, log }: TurnDeps): Promise<void> {
  try {
    await seen.keepResponse(turn.key, JSON.stringify(answer));
  } catch (error) {
    log.warn('teams.answer-not-kept', describeError(error));
  }
}

function storedAnswer(response: string | null): InvokeAnswer | null {
  const stored: unknown = response === null ? null : JSON.parse(response);
  return isRecord(stored) && typeof stored['status'] === 'number' ? { status: stored['status'], body: stored['body'] } : null;
}
