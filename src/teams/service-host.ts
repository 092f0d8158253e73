import type { TeamsSecurity } from './security.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether our answers, with our token, may go to this address. The address comes from a request or from a stored chat;
 * without this check whoever controls it could make the bot call any host (in local mode without any token at all).
 */
export function isServiceAllowed(serviceUrl: string, security: TeamsSecurity): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.username + url.password !== '') return false;
  if (security.mode === 'local') return /^https?:$/.test(url.protocol) && LOOPBACK.includes(url.hostname);
  return url.protocol === 'https:' && security.serviceHosts.some((pattern) => matches(url.hostname, pattern));
}

function matches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
