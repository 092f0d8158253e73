/**
 * Tables of `features/stress-check`, read and written by that feature alone. Nothing here can hold an answer, a score, a result or a consent:
 * what is kept on a person are flags and the number of a group, and the purge deletes all of it 30 days after the period (労働安全衛生法 66条の10).
 */
export interface StressCheckTables {
  stress_period: StressPeriodTable;
  stress_mark: StressMarkTable;
  stress_reminder: StressReminderTable;
  stress_member: StressMemberTable;
  stress_group: StressGroupTable;
}

/** What 実施事務従事者 has set; nothing on a person but who set it. */
export interface StressPeriodTable {
  /** Primary key. */
  id: string;
  /** 1 for the one that people see, which is unique; null for those before it. */
  current: number | null;
  /** Calendar days, both included. */
  from_day: string;
  until_day: string;
  link: string;
  contact: string;
  intro: string;
  /** 0, 1 or 2. */
  reminders: number;
  first_reminder: string | null;
  second_reminder: string | null;
  /** How many reminders have gone out, and on which day the last. */
  reminders_done: number;
  reminded_on: string | null;
  /** Day of the published rates. */
  counted_on: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_at: string;
  purged_at: string | null;
}

/** Primary key: period and person. No row for somebody of whom nothing is known. No time stands in it. */
export interface StressMarkTable {
  period_id: string;
  aad_object_id: string;
  /** 1 when the list of 実施事務従事者 says that this person has taken it. */
  taken_by_list: number;
  /** 1 when the person said so. */
  taken_by_self: number;
  /** 1 when the person wants no reminder. */
  stopped: number;
}

/** The ledger of reminders. Primary key: period, person and number, so that nobody gets a third one, nor one twice. */
export interface StressReminderTable {
  period_id: string;
  aad_object_id: string;
  /** 1 or 2. */
  number: number;
}

/** Who is counted in which group, as the roster was when the period began. Primary key: period and person. */
export interface StressMemberTable {
  period_id: string;
  aad_object_id: string;
  group_number: number;
}

/** A group of ten or more and its rate as published; all that 人事担当 and 所属長 can read. Primary key: period and number. */
export interface StressGroupTable {
  period_id: string;
  number: number;
  /** JSON list of names. */
  bureaus: string;
  /** JSON list of names; empty for whole bureaus. */
  sections: string;
  heads: number;
  /** In steps of five from 10 (“10 % or less”) to 90 (“90 % or more”); null before the first count. */
  rate: number | null;
}
