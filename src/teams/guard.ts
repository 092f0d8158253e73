import type { Activity } from 'botbuilder';
import type { TeamsSecurity } from './security.ts';
import { isServiceAllowed } from './service-host.ts';

export interface Refusal {
  readonly status: 400 | 403;
  /** For the log; says which check failed and nothing of the content. */
  readonly reason: string;
}

const ALLOWED = null;

/**
 * What the token does not prove. The SDK checks neither tenant nor host, and its endorsement check passes when the channel is left out;
 * so an authenticated activity of another tenant, channel or host would otherwise be answered like one of ours.
 */
export function refusalOf(activity: Partial<Activity>, security: TeamsSecurity): Refusal | null {
  return missingParts(activity) ?? foreignParts(activity, security) ?? missingIdentity(activity);
}

function missingParts(activity: Partial<Activity>): Refusal | null {
  const ids: Readonly<Record<string, unknown>> = {
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    'conversation.id': activity.conversation?.id,
    'from.id': activity.from?.id,
    'recipient.id': activity.recipient?.id,
    ...(needsPerson(activity) ? { id: activity.id } : {}),
  };
  const missing = Object.keys(ids).filter((name) => !isText(ids[name]));
  if (activity.type === 'invoke' && !isText(activity.name)) missing.push('name');
  return missing.length === 0 ? ALLOWED : { status: 400, reason: `missing ${missing.join(', ')}` };
}

function foreignParts(activity: Partial<Activity>, security: TeamsSecurity): Refusal | null {
  if (!isServiceAllowed(activity.serviceUrl ?? '', security)) return { status: 403, reason: 'foreign-host' };
  if (security.mode === 'local') return ALLOWED;
  if (activity.channelId !== 'msteams') return { status: 403, reason: 'foreign-channel' };
  return tenantsOf(activity).every((tenant) => tenant === security.tenantId.toLowerCase())
    ? ALLOWED
    : { status: 403, reason: 'foreign-tenant' };
}

/** Names and ids in the card are client-controlled; the Entra id of the authenticated activity is the only identity we act on. */
function missingIdentity(activity: Partial<Activity>): Refusal | null {
  return needsPerson(activity) && !isText(activity.from?.aadObjectId) ? { status: 403, reason: 'missing-person' } : ALLOWED;
}

function needsPerson(activity: Partial<Activity>): boolean {
  return activity.type === 'message' || activity.type === 'invoke';
}

/** Both places must agree; an activity that names no tenant at all yields one empty name, which matches nothing. */
function tenantsOf(activity: Partial<Activity>): readonly string[] {
  const named = [activity.conversation?.tenantId, channelTenantOf(activity)].filter((tenant) => tenant !== undefined);
  return named.length === 0 ? [''] : named.map((tenant) => (typeof tenant === 'string' ? tenant.toLowerCase() : ''));
}

/** `channelData.tenant.id`, which the SDK leaves untyped. */
export function channelTenantOf(activity: Partial<Activity>): unknown {
  const data: unknown = activity.channelData;
  if (!isRecord(data) || !isRecord(data['tenant'])) return undefined;
  return data['tenant']['id'];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
