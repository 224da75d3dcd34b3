/** As MJML names them. `strict`: whatever is told is an error. `soft`: what makes the mail another one is. `skip`: only what cannot be compiled is told. */
export const validationLevels = ['strict', 'soft', 'skip'] as const
export type ValidationLevel = (typeof validationLevels)[number]
