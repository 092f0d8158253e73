/** What a recipient does, and the answer of 人事担当 to a question. */
export const verbs = {
  /** A new message with the announcement: from a digest, マイページ or a reminder. */
  open: 'announcements.open',
  /** The card turns back into the announcement. */
  show: 'announcements.show',
  read: 'announcements.read',
  ask: 'announcements.ask',
  question: 'announcements.question',
  /** Past the policy's answer, to the author. */
  questionSend: 'announcements.question-send',
  answer: 'announcements.answer',
} as const;
