export const lines = (text: string): string[] => text.split('\n').map((line) => line.trim())
