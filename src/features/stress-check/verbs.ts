export const verbs = {
  show: 'stress-check.show',
  see: 'stress-check.see',
  taken: 'stress-check.taken',
  undo: 'stress-check.undo',
  stop: 'stress-check.stop',
  resume: 'stress-check.resume',
} as const;
