export const bombs: Readonly<Record<string, readonly [file: string, text: string]>>
