import digestTemplate from '../../cards/shared/digest.json' with { type: 'json' };
import type { Card } from '../card-kit/card.ts';
import { card } from '../card-kit/fill-template.ts';
import { say } from '../kernel/wording.ts';
import type { Voice, Words } from '../kernel/wording.ts';

interface Line {
  readonly title: string;
  readonly open: { readonly verb: string; readonly id: string };
}

/** Teams shows six actions at most. */
const WITH_BUTTON = 5;
/** Longer lists are read by nobody. */
const NAMED = 10;

const WORDS = {
  kind: { ja: '今週のお知らせ', en: 'News of the week' },
  title: { ja: 'お知らせをまとめました', en: 'Your messages of last week' },
  why: {
    ja: '先週のお知らせの数が決まりを超えたので、残りをここにまとめました。必須のお知らせは、まとめずに届いています。',
    easy: '先週（せんしゅう）は、お知らせが多（おお）かったので、残（のこ）りをここにまとめました。必（かなら）ず読（よ）むお知らせは、もう届（とど）いています。',
    en: 'There were more messages last week than we send one by one, so here is the rest. Mandatory messages have already reached you.',
  },
  open: { ja: '開く', en: 'Open' },
} as const satisfies Record<string, Words>;

/** What exceeded the weekly budget of one person: five to open, the next by name, and an honest number for what is left. */
export function drawDigest(voice: Voice, lines: readonly Line[]): Card {
  const open = say(WORDS.open, voice);
  const more = lines.slice(WITH_BUTTON);
  const title = say(WORDS.title, voice);
  return card(
    digestTemplate,
    {
      ...{ kind: say(WORDS.kind, voice), title, why: say(WORDS.why, voice) },
      lines: lines.slice(0, WITH_BUTTON).map((line) => ({ title: line.title, open, verb: line.open.verb, id: line.open.id })),
      hasMore: more.length > 0,
      more: say(moreWords(more.length), voice),
      names: more.slice(0, NAMED).map((line) => ({ name: line.title })),
      hasUnnamed: more.length > NAMED,
      unnamed: say(unnamedWords(more.length - NAMED), voice),
    },
    title,
  );
}

function moreWords(count: number): Words {
  return {
    ja: `ほかに${String(count)}件あります。ここからは開けません。内容は担当の課へお尋ねください。`,
    easy: `ほかに${String(count)}件（けん）あります。ここから開（ひら）くことはできません。担当（たんとう）の課に聞いてください。`,
    en: `There are ${String(count)} more, which cannot be opened from here. Please ask the office in charge.`,
  };
}

function unnamedWords(count: number): Words {
  return {
    ja: `このほかに、題名を出していないものが${String(count)}件あります。`,
    en: `And ${String(count)} more whose titles are not shown.`,
  };
}
