export const verbs = { example: 'home.example', consultation: 'home.consultation' } as const;
