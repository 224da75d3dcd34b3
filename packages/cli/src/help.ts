export const help = `undisclosed [options] [PATH...]     find people who can read each other's addresses in one e-mail
undisclosed review --base REF [PATH...]   what a change introduces, compared with where it left REF
undisclosed build FOLDER --out DIR  check everything, and compile the MJML templates of a folder to HTML
undisclosed baseline [PATH...]      accept what is found today, and drop what is gone
undisclosed facts FILE              print what a file says, as JSON

PATH is a file, a folder or a glob; the working directory by default.

  -f, --format NAME                 stylish (default), json, sarif, github, gitlab, gitlab-sast, rdjson, rdjsonl,
                                    bitbucket, junit, markdown or html
  -o, --output FILE                 write the report to a file
  -c, --config FILE                 this config, instead of the nearest undisclosed.config.* upwards
      --no-config                   no config
      --min-certainty LEVEL         certain, likely (default) or possible
      --include-tests               report in tests, stories, seeds and examples too
      --explain                     say for each send who gets it, who reads whom, and what came of it
      --quiet                       errors only
      --max-warnings N              more warnings than this fail the run
      --stdin --stdin-filename FILE read one text from standard input, as if it were FILE
      --no-error-on-unmatched-pattern
      --baseline FILE               show only what this file does not accept; baseline writes it (undisclosed-baseline.json)
      --prune                       for baseline: only drop what is gone
      --diff-filter LETTERS         for review: findings in added (A), modified (M), renamed (R) files; a, m, r: all but those
      --base REF, --head REF        for review: branches, tags or commits; the head is HEAD by default
      --out DIR, --watch, --minify  for build: where to; go on with every change; smaller HTML
      --text                        for build: the plain text of each message beside its HTML
      --color, --no-color
  -h, --help
  -v, --version

Exit codes: 0 nothing that fails the run, 1 findings, 2 it could not run.`

export async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const json = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }
  return json.version
}
