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
    ...Object.keys(knowledge.readings),
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
