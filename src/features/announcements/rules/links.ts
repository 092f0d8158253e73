import { isAllowedLink } from '../../../kernel/link-hosts.ts';

/** Everything that `richText` takes for a link, and more. Neither part holds a bracket, so that no match can hide the beginning of another one. */
const LINK = /\[([^[\]\n]+)\]\(([^()[\]\s]+)\)/g;

/** Addresses of links in the text that are not allowed, in order. */
export function forbiddenLinks(text: string, hosts: readonly string[]): readonly string[] {
  return [...text.matchAll(LINK)].map(([, , address = '']) => address).filter((address) => !isAllowedLink(address, hosts));
}

/** Links that are not, or no longer, allowed become plain words: the list may have been shortened since. */
export function withoutForbiddenLinks(text: string, hosts: readonly string[]): string {
  const shown = text.replaceAll(LINK, (whole, label: string, address: string) =>
    isAllowedLink(address, hosts) ? whole : `${label}（${address}）`,
  );
  // Without the brackets of one, what stood around it may be another one.
  return shown === text ? shown : withoutForbiddenLinks(shown, hosts);
}
