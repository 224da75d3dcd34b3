/** Runs the command. Answers with the exit code: 0 quiet, 1 findings, 2 it could not run. */
export async function main(argv: readonly string[]): Promise<number> {
  // Whoever reads the output may have read enough (`| head`): the scan's answer is its exit code all the same.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    // The commonest question is answered before anything is loaded.
    if (argv[0] === '--help' || argv[0] === '-h') return print((await import('./help.js')).helpOf())
    const { parseCommand } = await import('./command.js')
    const command = await parseCommand(argv)
    switch (command.name) {
      case 'help':
        return print((await import('./help.js')).helpOf(command.of))
      case 'version':
        return print(await (await import('./help.js')).version())
      case 'facts':
        return await (await import('./facts.js')).printFacts(command.file)
      case 'review':
        return await (await import('./analyses.js')).review(command)
      case 'build':
        return await (await import('./build/build.js')).build(command)
      case 'scan':
        return await (await import('./analyses.js')).scan(command)
    }
  } catch (error) {
    process.stderr.write(`undisclosed: ${await told(error)}\n`)
    return 2
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

/** A mistake of the user's is a sentence; one of ours keeps its stack. Neither steers a terminal, whatever the command was given. */
async function told(error: unknown): Promise<string> {
  const { harmlessLine, harmlessLines } = await import('@undisclosed/core/frame')
  if (!(error instanceof Error)) return harmlessLines(String(error))
  const isMistake = error.name === 'ConfigError' || error.name === 'UsageError' || error.name === 'MjmlError'
  return isMistake ? harmlessLine(error.message) : harmlessLines(error.stack ?? error.message)
}
