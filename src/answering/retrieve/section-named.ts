import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';

/** The entry that tells what a section is about, when the question names the section by title or number and asks for nothing else. */
export type SectionNamed = (question: string) => Entry | null;

/** 「について教えて」「には何が書いてありますか」: asks for all of it. */
const ASKS_FOR_ALL =
  /(?:の)?(?:(?:章|節|項)?(?:に|で)?は)?(?:、)?(?:とは|って|について|に関して|を|の(?:内容|概要|要点|全体|まとめ|中身)(?:を|は)?|(?:に|で)は)?(?:どんな|どういう|どのような)?(?:何|なに|こと|もの|内容)?(?:が|を)?(?:書(?:いて|かれて)(?:ある|あり|い)?(?:ます|る|の|ん)?|教え(?:て)?|説明(?:して)?|まとめ(?:て)?|要約(?:して)?|知りたい)?(?:ください|下さい|ほしい|欲しい|もらえますか|です|ます|でしょう|か|の)*[。?!]*$/u;
/** 「5.5.(2)」「第5章」「4章3節」. */
const NUMBER = /^第?(\d)(?:章(?:(?:の)?第?(\d)節)?(?:(?:の)?\((\d)\))?|\.(\d)(?:\.?\((\d)\))?)?(?=[^\d.]|$)/u;

export function createSectionNamed(knowledge: KnowledgeBase): SectionNamed {
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const about = knowledge.document.sections.flatMap((section) => {
    const entry = entries.get(section.about ?? '');
    return entry === undefined ? [] : [{ path: section.path, title: comparable(section.title), entry }];
  });
  const byTitle = [...about].sort((a, b) => b.title.length - a.title.length);
  return (question) => {
    const text = comparable(question);
    const titled = byTitle.find(({ title }) => text.startsWith(title) && asksForAll(text.slice(title.length)));
    if (titled !== undefined) return titled.entry;
    const number = NUMBER.exec(text);
    if (number === null || number[0].length === text.length || !asksForAll(text.slice(number[0].length))) return null;
    return about.find(({ path }) => path === pathOf(number))?.entry ?? null;
  };
}

function asksForAll(rest: string): boolean {
  return rest !== '' && ASKS_FOR_ALL.exec(rest)?.index === 0;
}

function pathOf([, chapter = '', ofChapter, partOfChapter, section = ofChapter, part = partOfChapter]: RegExpExecArray): string {
  return [chapter, ...(section === undefined ? [] : [section]), ...(part === undefined ? [] : [`(${part})`])].join('.');
}

function comparable(text: string): string {
  return foldText(text).replace(/[\s「」『』、,・（）]/gu, '');
}
