const LINK = /\[([^[\]\n]+)\]\(([^()\s]+)\)/g;

/** Whether a button or a link may lead there: https, a host of the list, nothing that hides where it leads. */
export function isAllowedLink(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address) || /[\s<>"\\^`{|}]/.test(address)) return false;
  const { protocol, hostname, username, password, port } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && port === '' && hosts.includes(hostname);
}

/** Addresses of links in the text that are not allowed, in order. */
export function forbiddenLinks(text: string, hosts: readonly string[]): readonly string[] {
  return [...text.matchAll(LINK)].map(([, , address = '']) => address).filter((address) => !isAllowedLink(address, hosts));
}

/** Links that are not, or no longer, allowed become plain words: the list may have been shortened since. */
export function withoutForbiddenLinks(text: string, hosts: readonly string[]): string {
  return text.replaceAll(LINK, (whole, label: string, address: string) =>
    isAllowedLink(address, hosts) ? whole : `${label}（${address}）`,
  );
}
