import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'

const wanted =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?|mjml|hbs|handlebars|mustache|liquid|njk|ejs|eta|pug)$|(?:^|\/)(?:package|tsconfig[^/]*|jsconfig[^/]*)\.json$|(?:^|\/)pnpm-workspace\.yaml$/

/** Each labelled repository as `{ repo, root, labels }`, its code checked out into a folder that is removed afterwards. */
export function* labelledTrees({ mirrors, labels, only }) {
  const rows = labels.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  )
  const groups = new Map()
  for (const row of rows) {
    if (row.expect !== 'quiet' || (only && !row.repo.includes(only))) continue
    const key = `${row.repo}@${row.commit}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  for (const [key, group] of groups) {
    const [repo, commit] = key.split('@')
    const name = repo.replace('/', '+')
    const git = [join(mirrors, name, 'repo'), join(mirrors, name), join(mirrors, repo)].find((path) => existsSync(path))
    if (!git) {
      process.stderr.write(`missing: ${repo}\n`)
      continue
    }
    const root = mkdtempSync(join(tmpdir(), 'undisclosed-mutation-'))
    try {
      checkout(git, commit, root)
      yield { repo, root, labels: group.map(({ path, ...row }) => ({ ...row, file: path })) }
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  }
}

/** The small applications of this folder; a comment `healthy: api, role` stands on the line above each send. */
export function* ownTrees(folder) {
  for (const name of readdirSync(folder).sort()) {
    const root = join(folder, name)
    const labels = []
    for (const path of readdirSync(root, { recursive: true }).map(String).sort()) {
      if (!/\.[cm]?[jt]sx?$/.test(path)) continue
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .forEach((line, index) => {
          const [, api, role] = /\/\/ healthy: ([^,]+), ([\w-]+)/.exec(line) ?? []
          if (api) labels.push({ file: relative(root, join(root, path)).split(sep).join('/'), line: index + 2, api, role, flow: 'own' })
        })
    }
    yield { repo: name, root, labels }
  }
}

function checkout(git, commit, root) {
  const run = (args, options = {}) => execFileSync('git', ['-C', git, ...args], { maxBuffer: 1 << 30, ...options })
  const entries = run(['ls-tree', '-r', '-z', commit])
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [head, path] = line.split('\t')
      const [mode, type, id] = head.split(' ')
      return { mode, type, id, path }
    })
    .filter(({ mode, type, path }) => type === 'blob' && mode !== '120000' && wanted.test(path))
  const answer = run(['cat-file', '--batch'], { input: `${entries.map(({ id }) => id).join('\n')}\n` })
  let at = 0
  for (const { path } of entries) {
    const end = answer.indexOf(10, at)
    const [, type, size] = answer.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type === 'missing' || size === undefined) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), answer.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
}
