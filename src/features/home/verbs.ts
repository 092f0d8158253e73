export const verbs = { example: 'home.example', consultation: 'home.consultation', wording: 'home.wording' } as const;
