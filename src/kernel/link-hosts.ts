/**
 * Whether a button on a card may lead there: `https`, no name and password, and a host of the list, in which `*.` stands for any sub-domain.
 * A link of the bot is trusted by whoever sees it (teams-facts 3.4), so it is checked when it is set and again when it is shown.
 */
export function isAllowedLink(text: string, hosts: readonly string[]): boolean {
  const url = URL.parse(text);
  // What hides where it leads, or would end the link in a text early, is no link.
  if (url?.protocol !== 'https:' || url.username + url.password + url.port !== '' || /[\s<>"\\^`{|}]/.test(text)) return false;
  return hosts.some((pattern) => (pattern.startsWith('*.') ? url.hostname.endsWith(pattern.slice(1)) : url.hostname === pattern));
}
