import { z } from 'zod';
import { GRADES } from '../../kernel/grade.ts';
import type { PersonId } from '../../kernel/person.ts';
import { ROLES } from '../../kernel/role.ts';

/** DX人材の分類 (5.4.(2)). 高度専門人材 is not on the roster as such, so nobody can be chosen by it. */
export const DX_CLASSES = ['manager', 'leader', 'promoter'] as const;
export type DxClass = (typeof DX_CLASSES)[number];

const names = z.array(z.string().min(1)).min(1).optional();

const audienceSchema = z.strictObject({
  bureaus: names,
  sections: names,
  grades: z.array(z.enum(GRADES)).min(1).optional(),
  roles: z.array(z.enum(ROLES)).min(1).optional(),
  dxClasses: z.array(z.enum(DX_CLASSES)).min(1).optional(),
  yearsSinceHiring: z.int().positive().optional(),
  employeeNumbers: names,
  /** Id of a form: only those who have not answered it. */
  unanswered: z.string().min(1).optional(),
});

/** 対象者 of an announcement: each list that is given must name the person; an empty one is everybody. */
export type Addressees = z.infer<typeof audienceSchema>;

const text = z.strictObject({ title: z.string(), body: z.string() });

const contentSchema = z.strictObject({
  ...text.shape,
  /** The author's own English version; null when there is none. */
  english: text.nullable(),
  audience: audienceSchema,
  /** Instant; null for as soon as it is confirmed. */
  sendAt: z.string().nullable(),
  /** Why everybody must read it; null when nobody must. */
  mandatory: z.string().nullable(),
  /** Mandatory, and not to wait for office hours. */
  isUrgent: z.boolean(),
  link: z.strictObject({ label: z.string(), url: z.string() }).nullable(),
  /** Id of a form that the card opens. */
  form: z.string().nullable(),
  /** 読みました */
  asksRead: z.boolean(),
  /** 質問があります */
  takesQuestions: z.boolean(),
});

/** What an announcement says, for whom and when. */
export type Content = z.infer<typeof contentSchema>;
export type Text = z.infer<typeof text>;

/** The content as it was kept. */
export function parseContent(json: string): Content {
  return contentSchema.parse(JSON.parse(json));
}

export const STATES = ['draft', 'confirming', 'scheduled', 'sending', 'sent', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** お知らせ as it is kept. */
export interface Announcement {
  readonly id: string;
  readonly state: State;
  readonly content: Content;
  /** Raised by every change of the content. */
  readonly revision: number;
  readonly createdBy: PersonId;
  readonly updatedBy: PersonId;
  readonly requestedBy: PersonId | null;
  readonly confirmedBy: PersonId | null;
  readonly testedRevision: number;
  readonly scheduledAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly progressNo: number;
  readonly progressAt: Date | null;
  readonly progressShown: string;
  readonly remindedOn: string | null;
  readonly updatedAt: Date;
}

/** The sending of an announcement in the outbox. */
export function batchOf(id: string): string {
  return `announcements:${id}`;
}

export const NEW_CONTENT: Omit<Content, keyof Text | 'english'> = {
  ...{ audience: {}, sendAt: null, mandatory: null, isUrgent: false, link: null, form: null, asksRead: true, takesQuestions: true },
};
