/** What of a definition can contradict itself, whatever else it says. */
interface Checked {
  readonly responses: 'once' | 'several';
  readonly anonymous: boolean;
  readonly chain: string;
  readonly about: 'none' | 'session';
  readonly fields: readonly CheckedField[];
}

type CheckedField =
  | {
      readonly kind: 'several-choices';
      readonly id: string;
      readonly choices: readonly Choice[];
      readonly atLeast: number;
      readonly atMost: number;
    }
  | { readonly kind: 'one-choice'; readonly id: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'number'; readonly id: string; readonly min: number; readonly max: number }
  | { readonly kind: 'short-text' | 'long-text'; readonly id: string; readonly maxLength: number }
  | { readonly kind: 'date'; readonly id: string; readonly notBefore?: string | undefined; readonly notAfter?: string | undefined }
  | { readonly kind: 'yes-no' | 'person' | 'section' | 'consent'; readonly id: string };

interface Choice {
  readonly id: string;
}

export interface Contradiction {
  readonly path: readonly (string | number)[];
  /** For whoever writes the definition. */
  readonly message: string;
}

/** What people may write in all fields together: a card holds 25 KB, and a Japanese letter takes three bytes. */
const MAX_LETTERS = 4000;
/** Each may come back with those of the same name to choose from. */
const MAX_PEOPLE = 3;

export function contradictionsIn(definition: Checked): readonly Contradiction[] {
  return [...anonymity(definition), ...repetition(definition), ...sizes(definition), ...definition.fields.flatMap(inField)];
}

/** Whoever decides must know whom about, and whoever may answer once must be known: neither goes with keeping nobody's name. */
function anonymity({ anonymous, chain, responses, fields }: Checked): Contradiction[] {
  if (!anonymous) return [];
  return [
    ...(chain === 'none' ? [] : [{ path: ['chain'], message: '無記名の用紙には、審査を付けられません' }]),
    ...(responses === 'several' ? [] : [{ path: ['responses'], message: '無記名の用紙は、一人一回に限れません（several にします）' }]),
    ...(fields.some(({ kind }) => kind === 'person') ? [{ path: ['fields'], message: '無記名の用紙には、職員を選ぶ欄を置けません' }] : []),
  ];
}

function repetition({ fields }: Checked): Contradiction[] {
  const ids = fields.map(({ id }) => id);
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  return twice === -1 ? [] : [{ path: ['fields', twice, 'id'], message: '同じ id の欄があります' }];
}

function sizes({ fields }: Checked): Contradiction[] {
  const letters = fields.reduce((sum, field) => sum + ('maxLength' in field ? field.maxLength : 0), 0);
  const people = fields.filter(({ kind }) => kind === 'person').length;
  const sections = fields.filter(({ kind }) => kind === 'section').length;
  return [
    ...(letters > MAX_LETTERS ? [{ path: ['fields'], message: `文字数の上限の合計は ${String(MAX_LETTERS)} 字までです` }] : []),
    ...(people > MAX_PEOPLE ? [{ path: ['fields'], message: `職員を選ぶ欄は ${String(MAX_PEOPLE)} つまでです` }] : []),
    ...(sections > 1 ? [{ path: ['fields'], message: '部局・課の欄は一つまでです' }] : []),
  ];
}

function inField(field: CheckedField, at: number): Contradiction[] {
  const path = ['fields', at];
  if (field.kind === 'one-choice') return sameChoice(field.choices, path);
  if (field.kind === 'several-choices') return [...sameChoice(field.choices, path), ...countOfChoices(field, path)];
  if (field.kind === 'number') return field.min > field.max ? [{ path, message: '下限が上限を超えています' }] : [];
  if (field.kind === 'date') return isEmptySpan(field) ? [{ path, message: '日付の下限が上限を超えています' }] : [];
  return [];
}

function countOfChoices(field: Extract<CheckedField, { kind: 'several-choices' }>, path: readonly (string | number)[]): Contradiction[] {
  const most = Math.min(field.atMost, field.choices.length);
  return field.atLeast > most ? [{ path, message: '選ぶ数の下限が上限を超えています' }] : [];
}

function sameChoice(choices: readonly Choice[], path: readonly (string | number)[]): Contradiction[] {
  const ids = choices.map(({ id }) => id);
  return new Set(ids).size === ids.length ? [] : [{ path: [...path, 'choices'], message: '同じ id の選択肢があります' }];
}

function isEmptySpan({
  notBefore,
  notAfter,
}: {
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
}): boolean {
  if (notBefore === undefined || notAfter === undefined || notBefore === 'today' || notAfter === 'today') return false;
  return notBefore > notAfter;
}
