export const verbs = { ask: 'policy-qa.ask', reword: 'policy-qa.reword', official: 'policy-qa.official' } as const;
