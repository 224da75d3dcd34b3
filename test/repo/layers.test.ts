import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { packageNames, sources, type Source } from './sources.harness.js'

interface Layer {
  readonly may: readonly string[]
  readonly because: string
}

const contracts = ['source', 'finding', 'message', 'facts', 'host', 'rule']
const inTemplates = ['source', 'template', 'dialect']

/**
 * What each file or folder of `packages/core/src` may import beside itself. The row with the longest name that fits a file
 * speaks for it.
 */
const layers: Readonly<Record<string, Layer>> = {
  source: { may: [], because: 'spans and lines mean the same to everybody' },
  finding: { may: ['source'], because: 'a finding is a place and what is told of it' },
  message: { may: ['source', 'finding'], because: 'rules see messages, so a message can hold nothing that rules may not see' },
  facts: { may: ['source'], because: 'facts say what a file says, and nothing of mail or of other files' },
  template: { may: ['source', 'finding'], because: 'the same for templates; of findings it takes the pieces that a reader sees' },
  'template-path': { may: ['source', 'template'], because: 'a path in words, and the blocks around a tag' },
  host: { may: ['source', 'facts'], because: 'a host hands over facts and texts, and knows no engine' },
  rule: { may: ['finding', 'message', 'host'], because: 'a rule reads linked messages and yields reports' },
  'template-rule': { may: ['finding', 'host', 'rule', 'template', 'template-path'], because: 'a rule of templates reads what they print' },
  sdk: { may: [], because: 'rows are data that a reviewer reads without the engine' },
  dialect: { may: ['source', 'template'], because: 'a dialect gives tags with their places' },
  frame: { may: ['source'], because: 'lines of a text, for reporters and hosts alike' },
  reporter: { may: ['finding'], because: 'a reporter sees findings and texts' },
  tool: { may: ['directives', 'reporter', 'rules', 'template-rules'], because: 'names of the rules, for reporters that may not ask them' },
  form: { may: [], because: 'tokens of a text' },
  markdown: { may: [], because: 'text that cannot become markup' },
  'workflow-command': { may: [], because: 'text that cannot become a command' },
  edits: { may: ['source'], because: 'a text with edits made' },
  specifier: { may: [], because: 'hosts and engine must name packages alike' },
  nearest: { may: [], because: 'words only' },
  comments: { may: ['source'], because: 'places in a text' },
  served: { may: [], because: 'places of frameworks, as data' },

  sdks: { may: ['sdk'], because: 'data' },
  people: { may: ['message', 'finding', 'template', 'source'], because: 'words and calls that tell of people, as data' },
  'people/queries': {
    may: ['people', 'flow/union', 'flow/value', 'message', 'source'],
    because: 'a query gives a value; how values flow is not its affair',
  },
  flow: {
    may: ['facts', 'source', 'host', 'specifier', 'people', 'flow', 'finding', 'message'],
    because: 'the engine knows expressions and never mail; of messages it takes the word for a count, of findings the step of a trace',
  },
  mail: {
    may: [
      'facts',
      'source',
      'finding',
      'message',
      'sdk',
      'people',
      'flow',
      'frontends/rewrite',
      'markup/plain',
      'markup/places',
      'served',
      'template',
      'template-path',
    ],
    because: 'the only place where values, rows, people and what templates print meet',
  },
  'mail/sending': {
    may: ['host', 'flow/texts', 'mail/sdk-table'],
    because: 'which files may send is asked of their texts, before any is parsed',
  },
  frontends: { may: ['facts', 'source'], because: 'syntax ends here; no rule, no mail, no project' },
  'frontends/rewrite': {
    may: ['facts', 'source', 'finding', 'sdk', 'flow/view', 'frontends'],
    because: 'the way back from facts to edits; it alone reads an API’s safe form',
  },
  'frontends/template': {
    may: [
      ...inTemplates,
      'comments',
      'frontends',
      'markup',
      'dialects',
      'people/literals',
      'people/own-row',
      'people/template-lexicon',
      'finding',
      'host',
      'rule',
      'template-path',
      'template-rule',
    ],
    because: 'joins dialect and markup, and runs the template rules without a project',
  },
  markup: { may: ['source', 'finding', 'template'], because: 'places in HTML and MJML, whatever the dialect' },
  dialects: {
    may: [...inTemplates, 'dialects', 'people', 'markup'],
    because: 'a dialect reads tags; whether they name people is not its affair',
  },
  rules: {
    may: ['finding', 'message', 'people', 'rule', 'template', 'template-path', 'template-rule'],
    because: 'rules see facts: no syntax, no engine, no file, no host',
  },
  'rules/index': { may: ['rule', 'rules'], because: 'a list' },
  reporters: {
    may: ['finding', 'frame', 'source', 'reporter', 'markdown', 'workflow-command', 'edits'],
    because: 'reporters turn findings into text and decide nothing',
  },

  directives: { may: ['comments', ...contracts, 'nearest'], because: 'comments silence findings, whoever made them' },
  silencing: { may: [...contracts, 'comments', 'directives'], because: 'what comments say is applied to what was found' },
  fingerprint: { may: ['finding', 'form', 'host'], because: 'the same finding has the same fingerprint in every host' },
  'rule-names': { may: ['directives', 'rules', 'template-rules'], because: 'a list' },
  'account-options': { may: ['sdks'], because: 'a list' },
  apis: { may: ['flow', 'host', 'mail', 'sdks'], because: 'rows of ours and of the config, as the engine looks them up' },
  'template-rules': { may: ['rules', 'template-rule'], because: 'a list' },
  'templates-alone': {
    may: ['analyze', 'finding', 'findings', 'frontends', 'host', 'rule', 'source', 'template', 'template-explain', 'template-rules'],
    because: 'what templates give by themselves, beside the sends of the pipeline',
  },
  analyze: {
    may: [
      ...contracts,
      'apis',
      'dialect',
      'findings',
      'flow',
      'frontends',
      'linking',
      'mail',
      'rules',
      'sdks',
      'sends-told',
      'templates-alone',
    ],
    because: 'the pipeline on one screen',
  },
  findings: {
    may: [
      ...contracts,
      'analyze',
      'directives',
      'fingerprint',
      'frontends/template',
      'markup/plain',
      'rules',
      'silencing',
      'template-rules',
    ],
    because: 'what rules report becomes what hosts are told; it asks no engine',
  },
  rehype: {
    may: [
      'dialect',
      'directives',
      'finding',
      'frontends/template',
      'host',
      'rule',
      'rule-names',
      'silencing',
      'source',
      'template',
      'template-rules',
    ],
    because: 'a host within unified: it shows what the template rules find, and reads no tree',
  },
  linking: { may: ['analyze', 'flow', 'mail'], because: 'links the sends of one file, in a room that many share' },
  'sends-told': { may: ['mail'], because: 'what was told of sends, gathered into a part for each' },
  'template-explain': { may: ['people', 'source', 'template', 'template-path'], because: 'what the rules would see, in words' },
  index: { may: ['*'], because: 'the public surface and nothing else' },
}

const stem = (path: string): string => path.replace(/\.[jt]sx?$/, '')
const isWithin = (name: string, layer: string): boolean => layer === '*' || name === layer || name.startsWith(`${layer}/`)

function layerOf(name: string): string | undefined {
  return Object.keys(layers)
    .filter((layer) => isWithin(name, layer))
    .sort((a, b) => b.length - a.length)[0]
}

/** Names below `src/` that a file of core imports. */
function importsOf({ path, specifiers }: Source): string[] {
  return specifiers.filter((one) => one.startsWith('.')).map((one) => stem(posix.join(posix.dirname(path), one)))
}

const core = sources.filter((source) => source.package === 'core')

describe('core', () => {
  test.each(core.map((source) => [source.path, source] as const))('%s imports what its layer may', (path, source) => {
    const layer = layerOf(stem(path))
    expect(layer, `packages/core/src/${path} has no row in this file: say what it may import, and why`).toBeDefined()
    const { may, because } = layers[layer!]!
    const astray = importsOf(source).filter((name) => !isWithin(name, layer!) && !may.some((allowed) => isWithin(name, allowed)))
    expect(astray, `${layer} may import ${may.join(', ') || 'nothing'}: ${because}`).toEqual([])
  })

  test('imports one package, in one file, and nothing of Node', () => {
    expect(
      core.flatMap(({ path, specifiers }) => specifiers.filter((one) => !one.startsWith('.')).map((one) => `${path}: ${one}`)),
    ).toEqual(['markup/tokens.ts: htmlparser2'])
  })

  test('runs in a browser, with all it imports', async () => {
    const entry = fileURLToPath(new URL('../../packages/core/src/index.ts', import.meta.url))
    const { metafile } = await build({
      ...{ entryPoints: [entry], bundle: true, write: false, metafile: true, format: 'esm', logLevel: 'silent' },
      platform: 'browser',
    })
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports)
    expect(imports.filter(({ external }) => external)).toEqual([])
    expect(imports.length).toBeGreaterThan(core.length)
  })

  test('has no row without files', () => {
    expect(Object.keys(layers).filter((layer) => !core.some(({ path }) => isWithin(stem(path), layer)))).toEqual([])
  })
})

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, unknown>>
}

const manifests = new Map(
  packageNames.map((name) => {
    const text = readFileSync(new URL(`../../packages/${name}/package.json`, import.meta.url), 'utf8')
    return [name, JSON.parse(text) as Manifest]
  }),
)
const ours = new Map([...manifests].map(([folder, { name }]) => [name, folder]))
const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0]

describe.each(packageNames)('package %s', (name) => {
  const own = sources.filter((source) => source.package === name)

  test('reaches into no other package’s files', () => {
    const out = own.flatMap((source) => importsOf(source).map((at) => `${source.path} → ${at}`))
    expect(out.filter((line) => line.includes('→ ..'))).toEqual([])
  })

  test('uses core, project and mjml by what they export, and no other host', () => {
    const used = own.flatMap(({ specifiers }) => specifiers.filter((one) => ours.has(packageOf(one))))
    const allowed = name === 'core' ? [] : name === 'project' || name === 'mjml' ? ['core'] : ['core', 'project', 'mjml']
    expect([...new Set(used.map((one) => ours.get(packageOf(one))!))].filter((one) => !allowed.includes(one))).toEqual([])
    const hidden = used.filter((one) => {
      const { exports = {} } = manifests.get(ours.get(packageOf(one))!)!
      return !(one.replace(packageOf(one), '.') in exports)
    })
    expect(hidden).toEqual([])
  })

  test('declares every package it imports', () => {
    const { dependencies, optionalDependencies, peerDependencies } = manifests.get(name)!
    const declared = new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
    const bare = own.flatMap(({ specifiers }) => specifiers.filter((one) => !/^(?:\.|node:)/.test(one)).map(packageOf))
    expect([...new Set(bare)].filter((one) => !declared.has(one) && one !== manifests.get(name)!.name)).toEqual([])
  })

  test('has a licence, a place in the project and no scripts that run at install', () => {
    expect(existsSync(new URL(`../../packages/${name}/tsconfig.json`, import.meta.url))).toBe(true)
    expect(manifests.get(name)).toMatchObject({ license: 'MIT', type: 'module' })
    expect(Object.keys((manifests.get(name) as { scripts?: object }).scripts ?? {}).filter((script) => /install/.test(script))).toEqual([])
  })
})
