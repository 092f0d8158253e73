/** Characters of a text as n-grams see them (kana folded, broken by punctuation), sentences parted by a line break. */
export interface StoredCharacters {
  readonly titleRun: string;
  readonly textRun: string;
}

/** Shares (0–1); fields as in `Reading`. */
export interface CharacterReading {
  readonly whole: number;
  readonly perSentence: readonly number[];
  readonly run: number;
}

export interface CharacterReader {
  /** What the next texts are read for. */
  want(bigrams: ReadonlyMap<string, number>, run: string): void;
  read(text: StoredCharacters): CharacterReading;
}

const LINE_BREAK = 10;
const HIGH = 0x10000;

type SlotAt = (text: string, at: number) => number;

export function createCharacterReader(): CharacterReader {
  /** Whether a character begins any wanted bigram; rules out nearly every character of a text without a look-up. */
  const begins = new Uint8Array(HIGH);
  const slots = new Map<number, number>();
  let worths = new Float64Array(0);
  let wantedRun = '';
  const slotAt = (text: string, at: number): number => {
    const code = text.charCodeAt(at);
    return begins[code] === 1 ? (slots.get(code * HIGH + text.charCodeAt(at + 1)) ?? -1) : -1;
  };
  return {
    want: (bigrams, run) => {
      for (const code of slots.keys()) begins[Math.floor(code / HIGH)] = 0;
      slots.clear();
      for (const bigram of bigrams.keys()) {
        begins[bigram.charCodeAt(0)] = 1;
        slots.set(bigram.charCodeAt(0) * HIGH + bigram.charCodeAt(1), slots.size);
      }
      worths = Float64Array.from(bigrams.values());
      wantedRun = run;
    },
    read: (text) => ({ ...readBigrams(text, slotAt, worths), run: longestRun(wantedRun, text) }),
  };
}

/** Stands for a bigram of the title, which every sentence is read with. */
const ALWAYS = 0x7fffffff;

function readBigrams({ titleRun, textRun }: StoredCharacters, slotAt: SlotAt, worths: Float64Array): Omit<CharacterReading, 'run'> {
  /** The last sentence that held each bigram. */
  const seen = new Int32Array(worths.length).fill(-1);
  const title = readTitle(titleRun, slotAt, { seen, worths });
  const perSentence = [title];
  let whole = title;
  let sentence = 0;
  for (let at = 0; at < textRun.length; at += 1) {
    if (textRun.charCodeAt(at) === LINE_BREAK) {
      sentence += 1;
      perSentence.push(title);
      continue;
    }
    const slot = slotAt(textRun, at);
    const before = seen[slot] ?? ALWAYS;
    if (before >= sentence) continue;
    const worth = worths[slot] ?? 0;
    if (before === -1) whole += worth;
    perSentence[sentence] = (perSentence[sentence] ?? 0) + worth;
    seen[slot] = sentence;
  }
  return shares(whole, perSentence, worths);
}

function shares(whole: number, perSentence: readonly number[], worths: Float64Array): Omit<CharacterReading, 'run'> {
  const all = worths.reduce((sum, worth) => sum + worth, 0) || 1;
  return { whole: whole / all, perSentence: perSentence.map((worth) => worth / all) };
}

function readTitle(title: string, slotAt: SlotAt, { seen, worths }: { seen: Int32Array; worths: Float64Array }): number {
  let held = 0;
  for (let at = 0; at < title.length; at += 1) {
    const slot = slotAt(title, at);
    if (slot < 0 || seen[slot] === ALWAYS) continue;
    seen[slot] = ALWAYS;
    held += worths[slot] ?? 0;
  }
  return held;
}

function longestRun(wanted: string, { titleRun, textRun }: StoredCharacters): number {
  let longest = 0;
  for (let at = 0; at + longest < wanted.length; at += 1) {
    while (at + longest < wanted.length && holds(textRun, titleRun, wanted.slice(at, at + longest + 1))) longest += 1;
  }
  return wanted === '' ? 0 : longest / wanted.length;
}

const holds = (text: string, title: string, part: string): boolean => text.includes(part) || title.includes(part);
