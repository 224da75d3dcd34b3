/** Runs the command. Answers with the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const { ConfigError } = await import('@undisclosed/project')
  throw new ConfigError(`nothing to do for ${argv.join(' ')}`)
}
