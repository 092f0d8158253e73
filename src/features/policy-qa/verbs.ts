export const verbs = { ask: 'policy-qa.ask' } as const;
