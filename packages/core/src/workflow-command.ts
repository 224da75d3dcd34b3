/**
 * One workflow command as GitHub's runner reads it from a step's output. Values come from analysed code, so everything that
 * could end a command or begin another is escaped, and what would speak to a terminal is not passed on.
 */
export function workflowCommand(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${name}${written.length > 0 ? ' ' : ''}${written.join(',')}::${data(message)}`
}

function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(/\p{Cc}/gu, '\ufffd')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
