import { ConfigError } from '@undisclosed/project'

export const help = `undisclosed-review github --repo OWNER/NAME --pull N --base REF [options] [PATH...]

Comments on a pull request what it introduces, from a checkout that holds both commits. The token is GITHUB_TOKEN.

      --head REF               what is reviewed: HEAD by default
      --api-url URL            of the REST API; https://api.github.com by default
      --config FILE            a config of the base; --no-config for none
      --min-certainty LEVEL    certain, likely (default) or possible
      --fail-on LEVEL          error (default), warning or never
      --check-run              write a check run as well
  -h, --help

Exit codes: 0 nothing that fails the run, 1 findings, 2 it could not run.`

/** Runs the command. Answers with the exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const [name, ...rest] = argv
    if (name === undefined || name === '--help' || name === '-h' || rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(`${help}\n`)
      return name === undefined ? 2 : 0
    }
    if (name === 'github') return await (await import('./github/command.js')).runGithub(rest, env)
    throw new ConfigError(`${name} is no command. See undisclosed-review --help`)
  } catch (error) {
    const isMistake = error instanceof ConfigError
    const told = error instanceof Error ? (isMistake ? error.message : (error.stack ?? error.message)) : String(error)
    process.stderr.write(`undisclosed-review: ${told}\n`)
    return 2
  }
}
