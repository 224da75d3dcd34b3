const usages = {
  scan: `undisclosed [options] [PATH...]     find people who can read each other's addresses in one e-mail`,
  review: `undisclosed review --base REF [PATH...]   what a change introduces, compared with where it left REF`,
  build: `undisclosed build FOLDER --out DIR  check everything, and compile the MJML templates of a folder to HTML`,
  baseline: `undisclosed baseline [PATH...]      accept what is found today, and drop what is gone`,
  facts: `undisclosed facts FILE              print what a file says, as JSON`,
} as const

type Name = keyof typeof usages

const telling = ['scan', 'review', 'build'] as const
const finding = [...telling, 'baseline'] as const

/** The lines of an option, and the commands that it goes with; with all of them where none is named. */
const options: readonly (readonly [lines: string, ...names: readonly Name[]])[] = [
  [
    `  -f, --format NAME                 stylish (default), json, sarif, github, gitlab, gitlab-sast, rdjson, rdjsonl,
                                    bitbucket, junit, markdown or html`,
    ...telling,
  ],
  ['  -o, --output FILE                 write the report to a file', ...telling],
  ['  -c, --config FILE                 this config, instead of the nearest undisclosed.config.* upwards', ...finding],
  ['      --no-config                   no config', ...finding],
  ['      --min-certainty LEVEL         certain, likely (default) or possible', ...finding],
  ['      --include-tests               report in tests, stories, seeds and examples too', ...finding],
  ['      --explain                     say of each send, on standard error, who gets it, who reads whom, and what came of it', 'scan'],
  ['      --quiet                       errors only', ...telling],
  ['      --max-warnings N              more warnings than this fail the run', ...telling],
  ['      --stdin --stdin-filename FILE read one text from standard input, as if it were FILE', 'scan'],
  ['      --no-error-on-unmatched-pattern', 'scan', 'baseline'],
  [
    '      --baseline FILE               show only what this file does not accept; baseline writes it (undisclosed-baseline.json)',
    'scan',
    'build',
    'baseline',
  ],
  ['      --prune                       for baseline: only drop what is gone', 'baseline'],
  [
    '      --diff-filter LETTERS         for review: findings in added (A), modified (M), renamed (R) files; a, m, r: all but those',
    'review',
  ],
  ['      --base REF, --head REF        for review: branches, tags or commits; the head is HEAD by default', 'review'],
  ['      --out DIR, --watch, --minify  for build: where to; go on with every change; smaller HTML', 'build'],
  ['      --accept                      for build: accept what is found, also in the HTML, into the baseline', 'build'],
  ['      --text                        for build: the plain text of each message beside its HTML', 'build'],
  ['      --validation-level LEVEL      strict, soft (default) or skip: which of MJML’s remarks fail it', 'build'],
  ['      --color, --no-color', ...telling],
  ['  -h, --help'],
  ['  -v, --version'],
]

const paths = 'PATH is a file, a folder or a glob; the working directory by default.'
const codes = 'Exit codes: 0 nothing that fails the run, 1 findings, 2 it could not run.'

/** Of one command, or of all. */
export function helpOf(asked?: string): string {
  const name = asked !== undefined && asked in usages ? (asked as Name) : undefined
  const known = options.filter(([, ...names]) => name === undefined || names.length === 0 || names.includes(name))
  const shown = known.map(([lines]) => (name === undefined ? lines : lines.replace(`for ${name}: `, '')))
  const usage = name === undefined ? Object.values(usages).join('\n') : usages[name]
  return [usage, ...(name === 'build' || name === 'facts' ? [] : [paths]), shown.join('\n'), codes].join('\n\n')
}

export async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const json = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }
  return json.version
}
