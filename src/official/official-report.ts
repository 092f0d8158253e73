import type { PolicyDocument } from '../knowledge/schema.ts';
import type { ChangedSection } from './compare-sections.ts';
import type { OfficialImportResult, OfficialPlan } from './import-official.ts';

/** A reader wants to see that the right thing changed, not read it all again. */
const MOST_SENTENCES = 3;
const SENTENCE_LENGTH = 80;

/** What an import does or did, line by line, for the terminal. */
export function describeOfficial(plan: OfficialPlan, document: PolicyDocument): readonly string[] {
  const name = (path: string): string => {
    const title = document.sections.find((section) => section.path === path)?.title ?? '';
    return path.endsWith(title) ? path : `${path} ${title}`;
  };
  const { added, removed, changed, unchanged } = plan.changes;
  return [
    ...(plan.isFirst ? [] : added.map((path) => `追加　　 ${name(path)}`)),
    ...removed.map((path) => `なくなる ${name(path)}`),
    ...changed.flatMap((change) => [`変更　　 ${name(change.path)}`, ...sentencesOf(change)]),
    ...plan.missing.map((path) => `見出しなし ${name(path)}`),
    ...plan.warnings.map((warning) => `注意　　 ${warning}`),
    `章・節 ${count(plan.sections)}件（${pagesOf(plan)}）、見出しが見つからないもの ${count(plan.missing)}件`,
    `追加 ${count(added)}件、変更 ${count(changed)}件、なくなる ${count(removed)}件、変更なし ${String(unchanged)}件`,
  ];
}

/** Why nothing was imported. */
export function describeRefusal({ message, headings }: Extract<OfficialImportResult, { kind: 'invalid' }>): readonly string[] {
  return headings.length === 0 ? [message] : [message, '読み取れた見出し:', ...headings.map((heading) => `　${heading}`)];
}

function sentencesOf({ removed, added }: ChangedSection): string[] {
  return [...shortened(removed, '－'), ...shortened(added, '＋')];
}

function shortened(sentences: readonly string[], mark: string): string[] {
  const shown = sentences.slice(0, MOST_SENTENCES).map((sentence) => `　${mark} ${cut(sentence)}`);
  const rest = sentences.length - shown.length;
  return rest > 0 ? [...shown, `　${mark} ほか${String(rest)}文`] : shown;
}

function cut(sentence: string): string {
  return sentence.length > SENTENCE_LENGTH ? `${sentence.slice(0, SENTENCE_LENGTH)}…` : sentence;
}

function pagesOf({ sections }: OfficialPlan): string {
  const pages = sections.flatMap((section) => section.page ?? []);
  return pages.length === 0 ? '頁の番号なし' : `${String(Math.min(...pages))}〜${String(Math.max(...pages))}頁`;
}

function count(list: readonly unknown[]): string {
  return String(list.length);
}
