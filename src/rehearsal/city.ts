import { GRADES } from '../kernel/grade.ts';
import { personId } from '../kernel/person.ts';
import { FAMILY_NAMES, GIVEN_NAMES, namePart } from './city-names.ts';
import { CAST, CITY_PLAN, DESKS, STAFFING } from './city-plan.ts';
import type { Grade } from '../kernel/grade.ts';
import type { Person } from '../kernel/person.ts';
import type { BureauPlan } from './city-plan.ts';

/** Years of service by grade, shortest and longest. */
const SERVICE: Readonly<Record<Grade, readonly [number, number]>> = {
  bucho: [31, 37],
  jicho: [28, 34],
  kacho: [23, 32],
  shukan: [19, 28],
  'fuku-shukan': [14, 23],
  'shusa-shunin': [7, 16],
  shuji: [0, 6],
  gengyo: [1, 30],
};

const FIRST_NUMBER = 100001;

interface Post {
  readonly bureau: string;
  readonly section: string;
  readonly grade: Grade;
  readonly managerEmployeeNumber: string | null;
}

/**
 * The staff of the sample city hall, the same every time: about 300 people in 10 bureaus and 40 sections, each with managers up to 部長級,
 * all desks held, and some hired on 1 April of the given fiscal year.
 */
export function buildCity(fiscalYear: number): readonly Person[] {
  const staff: Person[] = [];
  const taken = new Set<string>();
  const hire = (post: Post): string => {
    const place = `${post.section}/${post.grade}`;
    const person = makePerson(post, { index: staff.length, fiscalYear, place: taken.has(place) ? null : place });
    taken.add(place);
    staff.push(person);
    return person.employeeNumber;
  };
  for (const plan of CITY_PLAN) staffBureau(plan, hire);
  return staff;
}

function staffBureau({ bureau, deputies, sections }: BureauPlan, hire: (post: Post) => string): void {
  const names = Object.keys(sections);
  // 部長級 and 次長級 belong to the bureau as a whole; they sit with its first section.
  const [first = bureau] = names;
  const head = hire({ bureau, section: first, grade: 'bucho', managerEmployeeNumber: null });
  const heads = Array.from({ length: deputies }, () => hire({ bureau, section: first, grade: 'jicho', managerEmployeeNumber: head }));
  for (const [index, section] of names.entries()) {
    const above = heads[index % heads.length] ?? head;
    const chief = hire({ bureau, section, grade: 'kacho', managerEmployeeNumber: above });
    for (const grade of gradesOf(sections[section])) hire({ bureau, section, grade, managerEmployeeNumber: chief });
  }
}

/** One entry per person. */
function gradesOf(size: keyof typeof STAFFING = 'small'): readonly Grade[] {
  const counts: Readonly<Partial<Record<Grade, number>>> = STAFFING[size];
  return GRADES.flatMap((grade) => Array.from({ length: counts[grade] ?? 0 }, () => grade));
}

interface Hiring {
  /** 0 for the first of the whole city. */
  readonly index: number;
  readonly fiscalYear: number;
  /** Key of a desk or a part; null when an earlier person has it. */
  readonly place: string | null;
}

function makePerson(post: Post, { index, fiscalYear, place }: Hiring): Person {
  const employeeNumber = String(FIRST_NUMBER + index);
  const [family, given] = nameOf(index, place);
  return {
    aadObjectId: personId(`00000000-0000-4000-8000-${employeeNumber.padStart(12, '0')}`),
    employeeNumber,
    name: `${family.written} ${given.written}`,
    kana: `${family.kana} ${given.kana}`,
    mail: `e${employeeNumber}@city.example.jp`,
    bureau: post.bureau,
    section: post.section,
    grade: post.grade,
    hireDate: hireDateOf(post.grade, index, fiscalYear),
    managerEmployeeNumber: post.managerEmployeeNumber,
    roles: DESKS[place ?? ''] ?? [],
  };
}

/** Two steps that share no factor with the sixty names give every pair once before any comes back. */
function nameOf(index: number, place: string | null) {
  const part = CAST[place ?? ''];
  if (part !== undefined) return [namePart(part[0]), namePart(part[1])] as const;
  const round = Math.floor(index / FAMILY_NAMES.length);
  return [pick(FAMILY_NAMES, index * 7), pick(GIVEN_NAMES, index * 11 + round * 13)] as const;
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('The list of names is empty');
  return item;
}

function hireDateOf(grade: Grade, index: number, fiscalYear: number): string {
  const [shortest, longest] = SERVICE[grade];
  const years = shortest + ((index * 5) % (longest - shortest + 1));
  const isMidYear = years > 0 && index % 9 === 0;
  return `${String(fiscalYear - years)}-${isMidYear ? '10' : '04'}-01`;
}
