import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { leakyMail, safeMail, shop } from '../build/shop.harness.js'
import { wrapper } from '../hosts/mailer.harness.js'
import { tree } from '../project/tree.harness.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' }

function build(cwd: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [bin, 'build', ...args], { cwd, encoding: 'utf8', env })
}

const compiled = (root: string, out = 'dist/emails'): string[] =>
  readdirSync(join(root, out), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:html|txt)$/.test(name))
    .sort()

const withHeader = safeMail.replace('<mj-body>', '<mj-body>\n    <mj-include path="./parts/header.mjml" />')
const header = '<mj-section><mj-column><mj-text>The shop</mj-text></mj-column></mj-section>\n'
const emails = {
  'package.json': '{ "name": "shop" }',
  'emails/order.mjml': withHeader,
  'emails/account/reset.mjml': safeMail,
  'emails/parts/header.mjml': header,
}

describe('undisclosed build', () => {
  test('compiles whole messages of a folder, with what they include, in its shape', () => {
    const root = tree(emails)
    const { status, stderr } = build(root, 'emails', '--out', 'dist/emails', '--text')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '2 compiled in dist/emails.\n' })
    expect(compiled(root)).toEqual(['account/reset.html', 'account/reset.txt', 'order.html', 'order.txt'])
    expect(readFileSync(join(root, 'dist/emails/order.html'), 'utf8')).toContain('The shop')
    expect(readFileSync(join(root, 'dist/emails/order.txt'), 'utf8')).toBe(
      'The shop\n\nDear {{ customer.firstName }}, your order has left.\n',
    )
  })

  test('compiles again only what changed, an include too, and removes what has no source any more', () => {
    const root = tree(emails)
    build(root, 'emails', '--out', 'dist/emails')
    const before = statSync(join(root, 'dist/emails/account/reset.html')).mtimeMs
    expect(build(root, 'emails', '--out', 'dist/emails').stderr).toBe('0 compiled, 2 unchanged in dist/emails.\n')
    writeFileSync(join(root, 'emails/parts/header.mjml'), header.replace('The shop', 'Our shop'))
    expect(build(root, 'emails', '--out', 'dist/emails').stderr).toBe('1 compiled, 1 unchanged in dist/emails.\n')
    expect(readFileSync(join(root, 'dist/emails/order.html'), 'utf8')).toContain('Our shop')
    expect(statSync(join(root, 'dist/emails/account/reset.html')).mtimeMs).toBe(before)
    rmSync(join(root, 'emails/account'), { recursive: true })
    expect(build(root, 'emails', '--out', 'dist/emails').stderr).toBe('0 compiled, 1 unchanged, 1 removed in dist/emails.\n')
    expect(readdirSync(join(root, 'dist/emails')).sort()).toEqual(['.undisclosed-build.json', 'order.html'])
    const minified = build(root, 'emails', '--out', 'dist/emails', '--minify')
    expect(minified.stderr).toBe('1 compiled in dist/emails.\n')
  })

  test('another MJML in the folder, which is not the one that compiles, changes nothing', () => {
    const root = tree(emails)
    build(root, 'emails', '--out', 'dist/emails')
    mkdirSync(join(root, 'node_modules/mjml'), { recursive: true })
    writeFileSync(join(root, 'node_modules/mjml/package.json'), '{ "name": "mjml", "version": "4.0.0" }')
    expect(build(root, 'emails', '--out', 'dist/emails').stderr).toBe('0 compiled, 2 unchanged in dist/emails.\n')
  })

  test('goes on where a build was killed that had begun to write', () => {
    const root = tree(emails)
    const out = join(root, 'dist/emails')
    const preload = join(root, 'killed.cjs')
    const run = (code: string): number | null => {
      writeFileSync(preload, `Object.defineProperty(process, 'pid', { value: 7 })\n${code}`)
      return spawnSync(process.execPath, ['--require', preload, bin, 'build', 'emails', '--out', 'dist/emails'], { cwd: root, env }).status
    }
    const endsAfter = (renames: number): string =>
      `let left = ${renames}\nconst { renameSync } = require('fs')\nrequire('fs').renameSync = (...args) => (left-- > 0 ? renameSync(...args) : process.exit(9))\nrequire('module').syncBuiltinESMExports()\n`
    expect(run(endsAfter(0))).toBe(9)
    expect(run(endsAfter(2))).toBe(9)
    const halves = (): string[] => readdirSync(out).filter((name) => name.endsWith('.tmp'))
    expect(halves()).toHaveLength(2)
    writeFileSync(join(out, 'mine.tmp'), '')
    for (const name of halves()) utimesSync(join(out, name), 1, 1)
    expect(run('')).toBe(0)
    expect(existsSync(join(out, 'order.html'))).toBe(true)
    // What a killed build was writing is gone, and nothing else.
    expect(halves()).toEqual(['mine.tmp'])
  })

  test('writes nothing while a finding fails it, in a template or in code that sends', () => {
    const leakyTemplate = tree({ ...emails, 'emails/order.mjml': leakyMail })
    const strict = build(leakyTemplate, 'emails', '--out', 'out', '--max-warnings', '0')
    expect(strict).toMatchObject({
      status: 1,
      stderr: 'Nothing was written to out.\nundisclosed: 1 warning, and --max-warnings allows 0\n',
    })
    expect(strict.stdout).toContain('emails/order.mjml:5:47  warning  Every reader gets “email” of all “users”.')
    expect(existsSync(join(leakyTemplate, 'out'))).toBe(false)
    expect(build(leakyTemplate, 'emails', '--out', 'out').status).toBe(0)
    const leakySend = shop({ 'lib/mail.js': wrapper('shared') })
    const failed = build(leakySend, 'emails', '--out', 'out', '--format', 'json')
    expect(failed.status).toBe(1)
    expect((JSON.parse(failed.stdout) as { findings: { file: string }[] }).findings.map(({ file }) => file)).toEqual(['jobs/news.js'])
    expect(existsSync(join(leakySend, 'out'))).toBe(false)
  })

  test('tells of code that does not parse, and neither shows nor fails for what a baseline accepts', () => {
    const root = shop({ 'lib/mail.js': wrapper('shared'), 'lib/broken.js': "import nodemailer from 'nodemailer'\nconst open = {\n" })
    writeFileSync(join(root, 'package.json'), '{ "name": "shop" }')
    const failed = build(root, 'emails', '--out', 'out')
    expect(failed.status).toBe(1)
    expect(failed.stdout).toMatch(/note: lib\/broken\.js:\d does not parse: .*\n\n1 finding .* in \d files, \d parsed, and 2 templates\./)
    const [found] = (JSON.parse(build(root, 'emails', '--out', 'out', '-f', 'json').stdout) as { findings: object[] }).findings
    writeFileSync(join(root, 'accepted.json'), JSON.stringify({ version: 1, findings: [found] }))
    expect(build(root, 'emails', '--out', 'out', '--baseline', 'accepted.json')).toMatchObject({
      status: 0,
      stderr: '2 compiled in out.\n1 finding accepted by the baseline is not shown.\n',
    })
  })

  test('writes no mail of which MJML drops a part, unless it is told to', () => {
    const dropped = safeMail.replace('<mj-text>', '<mj-offer><mj-text>Ten for one</mj-text></mj-offer><mj-text>')
    const root = tree({ ...emails, 'emails/order.mjml': dropped })
    const soft = build(root, 'emails', '--out', 'out')
    expect(soft).toMatchObject({ status: 1, stderr: 'Nothing was written to out: 1 template error.\n' })
    expect(soft.stdout).toContain("error Element mj-offer doesn't exist or is not registered.")
    expect(existsSync(join(root, 'out'))).toBe(false)
    expect(build(root, 'emails', '--out', 'out', '--validation-level', 'skip').status).toBe(0)
    const bogus = tree({ ...emails, 'emails/order.mjml': safeMail.replace('<mj-text>', '<mj-text bogus="1">') })
    expect(build(bogus, 'emails', '--out', 'out').status).toBe(0)
    expect(build(bogus, 'emails', '--out', 'out', '--validation-level', 'strict').status).toBe(1)
    expect(build(bogus, 'emails', '--out', 'out', '--validation-level', 'hard')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--validation-level hard: it takes strict, soft, skip') as string,
    })
  })

  test('a default of mj-attributes, seen in the HTML alone, is told at its place in the source', () => {
    const defaults = safeMail.replace(
      '<mjml>',
      '<mjml>\n  <mj-head><mj-attributes><mj-image href="mailto:{{#each users}}{{email}},{{/each}}" /></mj-attributes></mj-head>',
    )
    const root = tree({
      ...emails,
      'emails/order.mjml': defaults.replace('<mj-text>', '<mj-image src="https://shop.example/a.png" /><mj-text>'),
    })
    const { stdout } = build(root, 'emails', '--out', 'out')
    expect(stdout).toContain('emails/order.mjml:2:')
    expect(stdout).toContain('no-people-list')
  })

  test('accepts what the HTML alone shows into a baseline, which a scan leaves as it is', () => {
    const styled = safeMail
      .replace('<mjml>', '<mjml>\n  <mj-head><mj-attributes><mj-class name="w" href="mailto:{{email}}" /></mj-attributes></mj-head>')
      .replace('<mj-text>', '<mj-raw>{{#each users}}</mj-raw><mj-button mj-class="w">Write</mj-button><mj-raw>{{/each}}</mj-raw><mj-text>')
    const root = tree({ ...emails, 'emails/order.mjml': styled })
    const accepted = join(root, 'undisclosed-baseline.json')
    const scan = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: 'utf8', env }).stderr
    expect(build(root, 'emails', '--out', 'out').stdout).toContain('emails/order.mjml:2:')
    expect(build(root, 'emails', '--out', 'out', '--accept')).toMatchObject({
      status: 0,
      stderr: '0 compiled, 2 unchanged in out.\n1 finding accepted by the baseline is not shown.\n',
    })
    expect(JSON.parse(readFileSync(accepted, 'utf8'))).toMatchObject({ findings: [{ file: 'emails/order.mjml', compiled: true }] })
    for (const args of [['baseline'], ['baseline', '--prune'], ['--baseline', accepted]]) expect(scan(...args), args[0]).toBe('')
    expect(build(root, 'emails', '--out', 'out', '--baseline', accepted, '--max-warnings', '0').status).toBe(0)
    writeFileSync(join(root, 'emails/order.mjml'), safeMail)
    expect(scan('--baseline', accepted)).toBe('')
    expect(build(root, 'emails', '--out', 'out', '--baseline', accepted).stderr).toContain('1 finding of the baseline is gone.')
    expect(build(root, 'emails', '--out', 'out', '--accept').status).toBe(0)
    expect(JSON.parse(readFileSync(accepted, 'utf8'))).toMatchObject({ findings: [] })
    expect(build(root, 'emails', '--out', 'out', '--accept', '--watch').status).toBe(2)
  })

  test('replaces and removes only what it wrote', () => {
    const root = tree({ ...emails, 'dist/emails/order.html': 'made by hand' })
    const { status, stderr } = build(root, 'emails', '--out', 'dist/emails')
    expect(status).toBe(2)
    expect(stderr).toContain('order.html is there already, and no build of ours wrote it. Remove it, or choose another --out')
    expect(compiled(root)).toEqual(['order.html'])
    expect(readFileSync(join(root, 'dist/emails/order.html'), 'utf8')).toBe('made by hand')
    const forged = { version: 1, key: '', templates: { x: { outputs: ['../../package.json'], inputs: {}, problems: [], findings: [] } } }
    writeFileSync(join(root, 'dist/emails/.undisclosed-build.json'), JSON.stringify(forged))
    expect(build(root, 'emails', '--out', 'dist/emails')).toMatchObject({ status: 2 })
    expect(existsSync(join(root, 'package.json'))).toBe(true)
  })

  test('an output that somebody edited is neither replaced nor removed', () => {
    const root = tree(emails)
    build(root, 'emails', '--out', 'dist/emails')
    const html = join(root, 'dist/emails/order.html')
    const edited = `${readFileSync(html, 'utf8')}<!-- by hand -->`
    writeFileSync(html, edited)
    const told =
      'order.html was edited after it was built. Make that edit in emails/order.mjml and delete the file, which the next build writes anew'
    const refused = { status: 2, stderr: expect.stringContaining(told) as string }
    expect(build(root, 'emails', '--out', 'dist/emails')).toMatchObject(refused)
    rmSync(join(root, 'emails/order.mjml'))
    expect(build(root, 'emails', '--out', 'dist/emails')).toMatchObject(refused)
    expect(readFileSync(html, 'utf8')).toBe(edited)
    rmSync(html)
    expect(build(root, 'emails', '--out', 'dist/emails')).toMatchObject({ status: 0 })
  })

  test('a scan passes over what a build wrote, until somebody edits it or names it', () => {
    const root = tree(emails)
    const scan = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: 'utf8', env }).stdout
    build(root, 'emails', '--out', 'public/emails')
    expect(scan()).toBe('Nothing found in 3 templates.\n')
    expect(scan('public/emails')).toBe('Nothing found in 2 templates.\n')
    writeFileSync(join(root, 'public/emails/order.html'), '<p>{{#each users}}{{email}}{{/each}}</p>\n')
    expect(scan()).toMatch(/public\/emails\/order\.html:1:[\s\S]* in 4 templates\.\n$/)
  })

  test('files that MJML cannot read are errors at their name', () => {
    const root = tree({
      ...emails,
      'emails/wide.mjml': Buffer.from(`\ufeff${safeMail}`, 'utf16le'),
      'emails/old.mjml': new Uint8Array([1, 0, 2]),
    })
    const { status, stdout } = build(root, 'emails', '--out', 'out')
    expect(status).toBe(1)
    expect(stdout).toContain('note: emails/old.mjml:1:1 error is binary and no template\n')
    expect(stdout.match(/old\.mjml/g)).toHaveLength(1)
    expect(stdout).toContain('note: emails/wide.mjml:1:1 error is saved as UTF-16, which MJML does not read. Save it as UTF-8\n')
    writeFileSync(join(root, 'emails/wide.mjml'), '')
    expect(build(root, 'emails/wide.mjml', '--out', 'out')).toMatchObject({
      status: 2,
      stderr: 'undisclosed: emails/wide.mjml: it is empty\n',
    })
  })

  test('does not write through a link out of its folder', () => {
    const outside = tree({ 'keep.txt': '' })
    const root = tree(emails)
    mkdirSync(join(root, 'out'))
    symlinkSync(outside, join(root, 'out/account'))
    expect(build(root, 'emails', '--out', 'out')).toMatchObject({ status: 2, stderr: expect.stringContaining('by a link') as string })
    expect(readdirSync(outside)).toEqual(['keep.txt'])
  })

  test('runs nothing of a hostile folder and reads nothing outside it', () => {
    const secret = tree({ 'secret.mjml': '<mj-text>secret</mj-text>' })
    const root = tree({
      ...emails,
      '.mjmlconfig': '{ "packages": ["./evil.js"] }',
      'evil.js': "require('fs').writeFileSync('ran', '')",
      '.htmlnanorc.js': "require('fs').writeFileSync('ran', '')",
      'emails/order.mjml': safeMail.replace('<mj-body>', `<mj-body><mj-include path="${secret}/secret.mjml" />`),
      'emails/account/reset.mjml': safeMail.replace('<mj-body>', '<mj-body><mj-include path="../link.mjml" />'),
    })
    symlinkSync(join(secret, 'secret.mjml'), join(root, 'emails/link.mjml'))
    const { status, stdout, stderr } = build(root, 'emails', '--out', 'out', '--minify')
    expect(status).toBe(1)
    expect(stderr).toBe('Nothing was written to out: 2 template errors.\n')
    expect(stdout).toContain('emails/order.mjml:2:12 error mj-include not followed')
    expect(stdout).not.toContain('secret</')
    expect(existsSync(join(root, 'ran'))).toBe(false)
  })

  test.each([
    [['emails'], /build needs --out DIR/],
    [['--out', 'out'], /build needs a folder of templates/],
    [['nowhere', '--out', 'out'], /nowhere: there is no such file or folder/],
    [['emails/parts', '--out', 'out'], /no MJML template there is a whole message/],
    [['emails', '--out', 'out', '-o', 'out'], /--out and --output are both out\. The first is the folder/],
    [['emails', '--out', 'emails'], /--out emails is the folder of the templates/],
    [['emails', '--out', 'emails/order.mjml/out'], /--out emails\/order\.mjml\/out cannot be written: a part of its path is a file/],
    [['emails', 'emails/account', '--out', 'out', '--base', 'main'], /--base does not go with build/],
  ])('%j is a mistake', (args, message) => {
    const { status, stderr } = build(tree(emails), ...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })

  test('a folder named build is scanned where it is written as a path', () => {
    const root = shop({ 'build/readme.js': 'export {}\n' })
    const { status, stdout } = spawnSync(process.execPath, [bin, './build'], { cwd: root, encoding: 'utf8', env })
    expect(status).toBe(0)
    expect(stdout).toContain('Nothing found in 1 file')
  })
})

test('--watch compiles what changes, says so in a line, and ends when it is told to', { timeout: 300_000 }, async () => {
  const root = tree(emails)
  const child = spawn(process.execPath, [bin, 'build', 'emails', '--out', 'dist/emails', '--watch'], { cwd: root, env })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const heard = (text: string | RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!(typeof text === 'string' ? said.includes(text) : text.test(said))) return
        clearTimeout(timer)
        child.stderr.off('data', look)
        resolve()
      }
      const timer = setTimeout(() => reject(new Error(`never said ${String(text)}, but\n${said}`)), 120_000)
      child.stderr.on('data', look)
      look()
    })
  child.stderr.on('data', (data: Buffer) => void (said += data.toString()))
  child.stdout.on('data', (data: Buffer) => void (said += data.toString()))
  try {
    await heard('2 compiled in dist/emails.\nWatching for changes. Ctrl-C ends it.\n')
    writeFileSync(join(root, 'emails/account/reset.mjml'), leakyMail)
    await heard('emails/account/reset.mjml changed: 1 compiled, 1 unchanged in dist/emails.\n')
    expect(said).toContain('emails/account/reset.mjml:5:47  warning  Every reader gets “email” of all “users”.')
    writeFileSync(join(root, 'emails/news.mjml'), safeMail)
    await heard('emails/news.mjml changed: 1 compiled, 2 unchanged in dist/emails. Findings as before: 1.\n')
    rmSync(join(root, 'emails/news.mjml'))
    await heard('emails/news.mjml changed: 0 compiled, 2 unchanged, 1 removed in dist/emails. Findings as before: 1.\n')
    expect(said.match(/Every reader gets “email” of all “users”/g)).toHaveLength(1)
    writeFileSync(join(root, 'emails/account/reset.mjml'), '<mjml><mj-body></mj-')
    await heard(/reset\.mjml changed: /)
    expect(compiled(root)).toContain('account/reset.html')
  } finally {
    child.kill('SIGINT')
  }
  expect(await ended).toBe(0)
})
