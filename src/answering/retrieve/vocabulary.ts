import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';

/** Names that people type: rows, values, synonyms, and the words of titles. */
export function vocabularyOf(knowledge: KnowledgeBase): string[] {
  return [
    ...knowledge.synonyms.flat(),
    ...knowledge.document.sections.map((section) => section.title),
    ...knowledge.entries.flatMap((entry) => [...entry.synonyms, ...entry.title.split(/[のとはや・、（）()「」\s]/)]),
    ...knowledge.tables.flatMap((table) => [
      ...table.rows.flatMap((row) => row.names),
      ...Object.entries(table.values).flat(2),
      ...table.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => (Array.isArray(cell) ? cell : []))),
    ]),
  ];
}

/** All that the knowledge says, for telling letters that belong together from slips. */
export function corpusOf(knowledge: KnowledgeBase): string[] {
  return [
    ...vocabularyOf(knowledge),
    ...knowledge.entries.flatMap((entry) => [
      entry.title,
      ...entry.questions,
      entry.answer,
      entry.easy,
      ...entry.items,
      ...entry.facts.flatMap((fact) => [fact.label, fact.value]),
      ...entry.english.questions,
      entry.english.title,
      entry.english.answer,
    ]),
  ];
}

/** The same with all words that have a reading: they are written rightly, though the knowledge may know nothing of them (駐車場). */
export function writtenOf(knowledge: KnowledgeBase): string[] {
  return [...corpusOf(knowledge), ...Object.keys(knowledge.readings)];
}
