import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import ratesTemplate from '../../../../cards/stress-check/rates.json' with { type: 'json' };
import { dayText } from '../day-text.ts';
import type { PublishedGroup } from './published.ts';
import type { RateBlock, RatesSight } from './rates-view.ts';
import { RATES } from './words.ts';

const PER_PAGE = 4;

/** Rates of groups, page by page; after the last comes the first. */
export function ratesCard(sight: RatesSight, wanted: number, voice: Voice): Card {
  const words = say(RATES, voice);
  const { blocks, whole, scope } = sight;
  const pages = Math.max(1, Math.ceil(blocks.length / PER_PAGE));
  const page = wanted < pages ? wanted : 0;
  const isLast = page + 1 >= pages;
  return card(
    ratesTemplate,
    {
      ...{ kind: words.kind, title: words.title, state: stateText(sight, voice) },
      hasWhole: whole !== null,
      whole: whole === null ? '' : `${scope === 'city' ? words.city : words.sphere}: ${rateText(whole, voice)}`,
      blocks: blocks.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((block) => blockData(block, voice)),
      why: words.why,
      ...{ hasMore: pages > 1, more: isLast ? words.again : words.more, next: isLast ? 0 : page + 1 },
    },
    words.summary,
  );
}

function stateText({ period, blocks }: RatesSight, voice: Voice): string {
  const words = say(RATES, voice);
  if (period === null) return words.none;
  if (period.countedOn === null) return words.notYet;
  return blocks.length === 0 ? words.nothing : words.counted(dayText(period.countedOn, voice));
}

function rateText({ heads, rate }: { readonly heads: number; readonly rate: number }, voice: Voice): string {
  const words = say(RATES, voice);
  const counted = words.heads(heads);
  return voice.locale === 'en' ? `${words.rate(rate)} (${counted})` : `${words.rate(rate)}（${counted}）`;
}

/** A bureau that is one group has nothing more to tell below its own rate. */
function blockData({ bureaus, whole, groups }: RateBlock, voice: Voice) {
  const name = say(RATES, voice).together(bureaus);
  const lines = whole !== null && groups.length === 1 ? [] : groups;
  return {
    name: whole === null ? name : `${name}: ${rateText(whole, voice)}`,
    lines: lines.map((group) => ({ line: lineText(group, voice) })),
  };
}

function lineText(group: PublishedGroup, voice: Voice): string {
  return `${say(RATES, voice).together(group.sections)}: ${rateText(group, voice)}`;
}
