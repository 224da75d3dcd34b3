import { ConfigError } from '@undisclosed/project'
import { toldFailure } from './failures.js'

export const help = `undisclosed-review github --repo OWNER/NAME --pull N --base REF [options] [PATH...]

Comments on a pull request what it introduces, from a checkout that holds both commits. The token is GITHUB_TOKEN.

      --head REF               what is reviewed: HEAD by default
      --api-url URL            of the REST API; https://api.github.com by default
      --config FILE            a config of the base; --no-config for none
      --min-certainty LEVEL    certain, likely (default) or possible
      --fail-on LEVEL          error (default), warning or never
      --check-run              write a check run as well

undisclosed-review gitlab [--project ID] [--merge-request N] [--base REF] [options] [PATH...]

The same for a merge request of GitLab. In a merge request pipeline all is known but the token, GITLAB_TOKEN, which needs the
scope “api”. Options as above, but for --repo, --pull and --check-run.

undisclosed-review serve --folder DIR [options]

Takes GitHub's webhook at POST /github and reviews the pull requests it tells of; GET /health says how it goes. The secret is
GITHUB_WEBHOOK_SECRET; it acts as GITHUB_TOKEN, or as the app of GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY.

      --folder DIR             holds what waits, and copies of repositories
      --host, --port           0.0.0.0 and 8080 by default
      --concurrency N          pull requests reviewed at a time, 2 by default
      --capacity N             pull requests that may wait, 1000 by default
      --api-url, --git-url     of another GitHub than github.com
      --check-run              write a check run as well
      --mirrors-size MB        what copies of repositories may take, 20000 by default: the least used are dropped
      --keep-failed N          files of reviews that were given up, 1000 by default
      --longest SECONDS        what one review may take, a first copy among it, 1800 by default; its pull request is told then
      --pace, --retry-pause    milliseconds between two posts, and before a failed review is tried again
      --grace SECONDS          what runs may take when it is told to stop, 25 by default

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
    if (name === 'gitlab') return await (await import('./gitlab/command.js')).runGitlab(rest, env)
    if (name === 'serve') return await (await import('./service/command.js')).runService(rest, env)
    throw new ConfigError(`${name} is no command. See undisclosed-review --help`)
  } catch (error) {
    process.stderr.write(`undisclosed-review: ${toldFailure(error)}\n`)
    return 2
  }
}
