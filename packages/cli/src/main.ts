/** Runs the command. Answers with the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  console.log(JSON.stringify(argv))
  return Promise.resolve(argv.length)
}
