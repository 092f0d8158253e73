import type { Audience } from '../../../kernel/audience.ts';
import type { Words } from '../../../kernel/wording.ts';

/** 区分 of the policy's own system (4.1 職員研修体系図); the codes are those of its rows in the knowledge. */
export const CATEGORIES = [
  'fresh-training',
  'in-workplace-training',
  'rank-based-training',
  'specialised-training',
  'dispatch-training',
  'self-study',
] as const;

export type Category = (typeof CATEGORIES)[number];

export const CATEGORY_LABELS: Readonly<Record<Category, Words>> = {
  'fresh-training': { ja: 'フレッシュトレーニング', en: 'Fresh training' },
  'in-workplace-training': { ja: '職場内研修', en: 'In-workplace training' },
  'rank-based-training': { ja: '階層別研修', en: 'Training by level' },
  'specialised-training': { ja: '専門研修', en: 'Specialised training' },
  'dispatch-training': { ja: '派遣研修', en: 'Training at outside institutions' },
  'self-study': { ja: '自主研修', en: 'Self-study' },
};

/** DX人材の分類, as in 5.4.(2). */
export const DX_CLASSES = ['dx-manager', 'dx-leader', 'dx-promoter', 'dx-specialist'] as const;

export type DxClass = (typeof DX_CLASSES)[number];

export const DX_CLASS_LABELS: Readonly<Record<DxClass, Words>> = {
  'dx-manager': { ja: 'DXマネジャー', en: 'DX managers' },
  'dx-leader': { ja: 'DXリーダー', en: 'DX leaders' },
  'dx-promoter': { ja: 'DX推進員', en: 'DX promoters' },
  'dx-specialist': { ja: '高度専門人材', en: 'Advanced specialists' },
};

/** 必須・任意 by DX class: only what HR has entered, since the marks of the policy's table are lost (R9). */
export type Requirement = Readonly<Partial<Record<DxClass, 'required' | 'optional'>>>;

/** 研修: what is taught, and to whom. When and where is said by its sessions. */
export interface Course {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly description: string;
  /** Only on these do DX leaders in term go first (R6, 5.5.(5)). */
  readonly isDxRelated: boolean;
  readonly audience: Audience;
  readonly requirement: Requirement;
  /** Raised by every change of HR. */
  readonly version: number;
}

/** 研修の回: one date of a course. */
export interface Session {
  readonly id: string;
  readonly courseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly capacity: number;
  /** Seats given. */
  readonly taken: number;
  /** People in the waiting list. */
  readonly waiting: number;
  /** Seats held back for DX leaders in term that none of them has taken yet. */
  readonly heldLeft: number;
  /** From here on the seats held back are for everybody; null when none are. */
  readonly releaseAt: Date | null;
  /** Up to this second one may sign up. */
  readonly applyBy: Date;
  /** Up to this second a seat may be given back. */
  readonly cancelBy: Date;
  /** From here on nobody moves up. */
  readonly lockAt: Date;
  /** The number given to the last who arrived. */
  readonly lastPlace: number;
  /** `draft`: HR is still preparing it and nobody else may see it. */
  readonly state: 'draft' | 'open' | 'cancelled';
  readonly cancelReason: string | null;
  /** Raised by every change of HR, not by sign-ups. */
  readonly version: number;
}

/** A session with what is taught in it. */
export interface Training {
  readonly course: Course;
  readonly session: Session;
}

/** Rises with every change of either: a card that shows another number shows something that is no longer so. */
export function versionOf({ course, session }: Training): number {
  return course.version + session.version;
}
