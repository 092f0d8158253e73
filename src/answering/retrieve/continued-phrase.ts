import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';

/** The entry with the phrase whose beginning is said and whose end is asked for: 「責任感が強く、の続き」. */
export type ContinuedPhrase = (question: string) => Entry | null;

const ASKS_END =
  /^(?<said>[^?？。]{3,60}?)[、…・.\s]*(?:(?:なんちゃら|なんとか|何とか|ほにゃらら|うんぬん)(?:って|という|いう)?)?(?:(?:の|って(?:いう)?|という(?:言葉|文|フレーズ)?の?)(?:、)?(?:続き|つづき|あと|後|次)(?:の(?:言葉|文|部分))?(?:は|が|って|を|に|、|の|何|なん|$)|に続く(?:言葉|文|の|部分))/u;
/** What leads to the phrase: 「職員像の」「方針で」. */
const LEADS_TO = /^[^「」]{0,14}?(?:で|の|は|、)(?=.{3})/u;
const QUOTED = /「([^」]{4,60})」/gu;
const NO_LETTERS = /[^\p{L}\p{N}]/gu;

export function asksContinuation(question: string): boolean {
  return ASKS_END.test(foldText(question));
}

export function createContinuedPhrase({ entries }: Pick<KnowledgeBase, 'entries'>): ContinuedPhrase {
  const stated = entries.filter(({ kind }) => kind !== 'not-stated');
  // Lists first: what is asked by its beginning is mostly one of several; what stands among the facts is told elsewhere as well.
  const phrases = [stated.flatMap(listed), stated.flatMap(quotedIn(({ answer }) => [answer])), stated.flatMap(quotedIn(factsOf))].flat();
  return (question) => {
    const starts = startsIn(ASKS_END.exec(foldText(question))?.groups?.['said'] ?? '');
    const found = starts.map((start) => phrases.find(({ phrase }) => phrase.startsWith(start) && phrase.length > start.length));
    return found.find((one) => one !== undefined)?.entry ?? null;
  };
}

const SHORTEST = 3;
/** What has none is a name: 「OJTの次は」. */
const HIRAGANA = /[ぁ-ん]/u;

function startsIn(said: string): string[] {
  const quoted = /「([^」]+)」?$/u.exec(said)?.[1];
  const starts = quoted === undefined ? [said, said.replace(LEADS_TO, '')] : [quoted];
  return starts
    .filter((start) => HIRAGANA.test(start))
    .map(letters)
    .filter((start) => start.length >= SHORTEST);
}

interface Phrase {
  readonly entry: Entry;
  readonly phrase: string;
}

function listed(entry: Entry): Phrase[] {
  return entry.items.map((item) => ({ entry, phrase: letters(item) }));
}

function quotedIn(textsOf: (entry: Entry) => readonly string[]): (entry: Entry) => Phrase[] {
  return (entry) =>
    textsOf(entry).flatMap((text) => [...text.matchAll(QUOTED)].map(([, quoted = '']) => ({ entry, phrase: letters(quoted) })));
}

function factsOf({ facts }: Entry): readonly string[] {
  return facts.map(({ value }) => value);
}

function letters(text: string): string {
  return foldText(text).replace(NO_LETTERS, '');
}
