import { isAllowedLink } from '../../../kernel/link-hosts.ts';

const LINK = /\[([^[\]\n]+)\]\(([^()\s]+)\)/g;

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
