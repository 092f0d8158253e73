/** Verbs of 実施事務従事者, and of those who may read the rates; those of everybody stand in `../verbs.ts`. */
export const deskVerbs = {
  desk: 'stress-check.desk',
  show: 'stress-check.desk-show',
  form: 'stress-check.desk-form',
  save: 'stress-check.desk-save',
  askDiscard: 'stress-check.desk-ask-discard',
  discard: 'stress-check.desk-discard',
  list: 'stress-check.desk-list',
  add: 'stress-check.desk-add',
  remove: 'stress-check.desk-remove',
  next: 'stress-check.desk-next',
  sample: 'stress-check.desk-sample',
} as const;
