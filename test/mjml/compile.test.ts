import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { close, compile, MjmlError, validate } from '@undisclosed/mjml'
import { afterAll, afterEach, describe, expect, test } from 'vitest'

afterAll(close)

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function onDisk(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'mjml-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const inMemory = (files: Readonly<Record<string, string>>) => ({
  file: 'mail/welcome.mjml',
  root: '/shop',
  readFile: (path: string) => files[path],
})
const body = (inner: string, head = '') =>
  `<mjml>${head && `<mj-head>${head}</mj-head>`}<mj-body><mj-section><mj-column>${inner}</mj-column></mj-section></mj-body></mjml>`

/** `mjml` as its documentation has it, in this process: the repository’s folder holds no config of MJML. */
function plainMjml(text: string, options: object = {}): Promise<{ html: string }> {
  const mjml = createRequire(new URL('../../packages/mjml/package.json', import.meta.url))('mjml') as typeof plainMjml
  return mjml(text, options)
}

describe('compile', () => {
  test('gives what MJML gives, byte for byte, where no tag stands between components', async () => {
    const source = body(
      '<mj-text css-class="a">Dear {{ name }}, <a href="{{ url }}">here</a></mj-text><!-- {{ note }} --><mj-button href="{{link}}">Go</mj-button><mj-image src="a.png" alt="{{alt}}"/>',
      '<mj-title>To {{name}}</mj-title><mj-preview>Soon, {{name}}</mj-preview><mj-style>.a { color: red }</mj-style>',
    )
    expect((await compile(source, inMemory({}))).html).toBe((await plainMjml(source)).html)
  })

  test('puts includes together as MJML does', async () => {
    const files = {
      'mail/welcome.mjml': `<mjml>
  <mj-head><mj-include path="./theme.mjml" /><mj-include path="inline.css" type="css" css-inline="inline" /></mj-head>
  <mj-body>
    <mj-include path="parts/header.mjml" />
    <mj-section><mj-column><mj-text>Body</mj-text><mj-include path="parts/line.html" type="html" /></mj-column></mj-section>
    <mj-include path="parts/footer.mjml"></mj-include>
  </mj-body>
</mjml>`,
      'mail/theme.mjml': '<mj-attributes><mj-text color="green" /></mj-attributes>',
      'mail/inline.css': '.big { font-size: 40px }',
      'mail/parts/header.mjml':
        '<mjml><mj-head><mj-title>Shop</mj-title></mj-head><mj-body><mj-section css-class="big"><mj-column><mj-text>Top</mj-text></mj-column></mj-section></mj-body></mjml>',
      'mail/parts/footer.mjml': '<mj-section><mj-column><mj-include path="./sign.mjml"/></mj-column></mj-section>',
      'mail/parts/sign.mjml': '<mj-text>Yours</mj-text>',
      'mail/parts/line.html': '<hr data-line>',
    }
    const root = onDisk(files)
    const filePath = join(root, 'mail/welcome.mjml')
    const plain = await plainMjml(files['mail/welcome.mjml'], { filePath, actualPath: filePath, ignoreIncludes: false })
    const { html, problems, dependencies } = await compile(files['mail/welcome.mjml'], { file: 'mail/welcome.mjml', root })
    expect(problems).toEqual([])
    expect(html).toBe(plain.html)
    expect(dependencies).toEqual(Object.keys(files).sort())
  })

  test('keeps tags whatever they say, and gives their text alternative', async () => {
    const source = body(
      '<mj-text>{{#if (gt a 1)}}Dear "{{ name }}"{{/if}} &amp; <a href="{{url "reset" id=user.id}}">set it</a></mj-text><mj-raw>{% if a > b and c < d %}<p>x</p>{% endif %}</mj-raw>',
    )
    const { html, text, problems } = await compile(source, inMemory({}))
    expect(html).toContain('>{{#if (gt a 1)}}Dear "{{ name }}"{{/if}} &amp; <a href="{{url "reset" id=user.id}}">set it</a></div>')
    expect(text).toBe(
      '{{#if (gt a 1)}}Dear "{{ name }}"{{/if}} & set it [{{url "reset" id=user.id}}]\n\n{% if a > b and c < d %}\n\nx\n\n{% endif %}\n',
    )
    expect(problems).toEqual([])
  })

  test('minifies, styles with tags in them too', async () => {
    const source = body(
      '<mj-text color="{{ brand.color }}">Hello {{name}}</mj-text>',
      '<mj-style>.a { color: {{ brand.color }}; }</mj-style>',
    )
    const plain = await compile(source, inMemory({}))
    const small = await compile(source, { ...inMemory({}), minify: true })
    expect(small.html.length).toBeLessThan(plain.html.length * 0.9)
    expect(small.html).toContain('.a{color:{{ brand.color }}}')
    expect(small.html).toContain('color:{{ brand.color }}')
    expect(small.text).toBe('Hello {{name}}\n')
    expect(small.problems).toEqual([])
  })

  test('tells which tags MJML drops, one a block', async () => {
    const source = `<mjml><mj-body>
  {{#each orders}}
  <mj-section><mj-column><mj-text>{{number}}</mj-text></mj-column></mj-section>
  {{else}}{{nothing}}
  {{/each}}
  <mj-raw>{{#if last}}</mj-raw><mj-section></mj-section>{{/if}}
</mj-body></mjml>`
    const { problems, tags, html } = await compile(source, inMemory({}))
    expect(problems.map(({ kind, line, column, span }) => `${kind} ${line}:${column} ${source.slice(...span)}`)).toEqual([
      'dropped 2:3 {{#each orders}}',
      'dropped 4:11 {{nothing}}',
      'dropped 6:57 {{/if}}',
    ])
    const placed = tags.find(({ tag }) => source.slice(...tag.span) === '{{number}}')!
    expect(placed.spans.map((span) => html.slice(...span))).toEqual(['{{number}}'])
  })

  test('tells which elements are never closed, and closes them as MJML does', async () => {
    const source = `<mjml><mj-body>
  <mj-section><mj-column>
    <mj-image src="a.png">
    <mj-text>{{name}}</mj-text>
  </mj-column></mj-section>
</mj-body></mjml>`
    const { problems, html } = await compile(source, inMemory({}))
    expect(problems.map(({ kind, severity, line, column, message }) => `${kind} ${severity} ${line}:${column} ${message}`)).toEqual([
      'syntax error 3:5 <mj-image> is never closed, and MJML takes what follows for its content. Close it with </mj-image>.',
      'validation warning 4:5 mj-text cannot be used inside mj-image, only inside: mj-attributes, mj-column, mj-hero.',
      'dropped error 4:14 MJML drops {{name}} here. Put it inside an ending tag such as mj-text, or into mj-raw.',
    ])
    expect(html).not.toContain('{{name}}')
  })

  test('tells of a message that is cut off', async () => {
    const { problems } = await compile('<mjml>\n  <mj-body>\n    <mj-section><mj-column><mj-te', inMemory({}))
    expect(problems.map(({ severity, line, message }) => `${severity} ${line} ${message}`)).toContain(
      'error 1 <mjml> is never closed, as in a file that is cut off. Close it with </mjml>.',
    )
  })

  test.each([
    [`<mjml><mj-body>${'<div>'.repeat(1_001)}</mj-body></mjml>`, 'elements more than 1000 deep'],
    [`<mjml><mj-body>${'<br>'.repeat(50_001)}</mj-body></mjml>`, 'more than 50000 tags of markup'],
    [`<mjml><mj-body>${'{{#if a}}'.repeat(201)}</mj-body></mjml>`, 'more than 200 blocks deep'],
  ])('is not handed what is over a cap (%#)', async (source, over) => {
    await expect(compile(source, inMemory({}))).rejects.toThrow(
      `welcome.mjml: MJML is not handed it. Read by the scanner alone: ${over}. Split it.`,
    )
  })

  test('counts what is included each time', async () => {
    const source = `<mjml><mj-body>${'<mj-include path="./part.mjml" />'.repeat(11)}</mj-body></mjml>`
    const files = {
      'mail/part.mjml': `<mj-text>${'x'.repeat(500_000)}</mj-text>`,
      'part.mjml': `<mj-text>${'x'.repeat(500_000)}</mj-text>`,
    }
    await expect(compile(source, inMemory(files))).rejects.toThrow('is longer than 5000000 characters with what it includes. Include less.')
  })

  test('an element that MJML writes twice holds its tags twice', async () => {
    const source =
      '<mjml><mj-body><mj-section background-url="{{ cover }}"><mj-column><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>'
    const { tags, html } = await compile(source, inMemory({}))
    expect(tags).toHaveLength(1)
    expect(tags[0]!.spans.length).toBeGreaterThan(1)
    expect(new Set(tags[0]!.spans.map((span) => html.slice(...span)))).toEqual(new Set(['{{ cover }}']))
  })

  test.each([
    ['', 'Parsing failed'],
    ['just text', 'Parsing failed'],
    ['<html><body></body></html>', '<html>'],
    ['<mjml><mj-head></mj-head></mjml>', 'Malformed MJML'],
  ])('says why %j cannot be compiled, and names the file', async (source, reason) => {
    const error: unknown = await compile(source, inMemory({})).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(MjmlError)
    expect((error as MjmlError).message).toMatch(/^mail\/welcome\.mjml: /)
    expect((error as MjmlError).message).toContain(reason)
  })
})

describe('includes', () => {
  test.each([
    ['../../secret.mjml', 'mj-include not followed: “../../secret.mjml” leads out of the project.'],
    ['%2e%2e/%252e%252e/secret.mjml', 'mj-include not followed: “%2e%2e/%252e%252e/secret.mjml” leads out of the project.'],
    ['..\\..\\secret.mjml', 'mj-include not followed: “..\\..\\secret.mjml” leads out of the project.'],
    ['/etc/hostname', 'mj-include not followed: “/etc/hostname” is an absolute path.'],
    ['C:\\secret.mjml', 'mj-include not followed: “C:\\secret.mjml” is an absolute path.'],
    ['\\\\host\\share', 'mj-include not followed: “\\\\host\\share” is an absolute path.'],
    ['gone.mjml', 'mj-include not followed: “gone.mjml” is not there.'],
    ['welcome.mjml', 'mj-include not followed: “welcome.mjml” leads back to a file that includes it.'],
    ['round.mjml', undefined],
    ['a\0b', 'mj-include not followed: “a\0b” is no path.'],
  ])('%s', async (path, message) => {
    const include = `<mj-include path="${path}" />`
    const source = body(`<mj-text>x</mj-text>\n  ${include}`)
    const root = onDisk({
      'shop/mail/welcome.mjml': source,
      'shop/mail/round.mjml': '<mj-include path="./welcome.mjml"/>',
      'secret.mjml': '<mj-text>secret</mj-text>',
    })
    const { html, problems } = await compile(source, { file: 'mail/welcome.mjml', root: join(root, 'shop') })
    expect(html).not.toContain('secret')
    const told = problems.map(({ kind, severity, file, line, message: text }) => ({ kind, severity, file, line, text }))
    const at = message === undefined ? { file: 'mail/round.mjml', line: 1 } : { file: 'mail/welcome.mjml', line: 2 }
    const text = message ?? 'mj-include not followed: “./welcome.mjml” leads back to a file that includes it.'
    expect(told).toEqual([{ kind: 'include', severity: 'error', ...at, text }])
    if (message !== undefined) expect(source.slice(...problems[0]!.span)).toBe(include)
  })

  test('links are followed inside the root, and refused where they lead out of it; only files are read', async () => {
    const source = body(
      '<mj-include path="inside.mjml"/><mj-include path="outside.mjml"/><mj-include path="out/secret.mjml"/><mj-include path="folder"/>',
    )
    const root = onDisk({
      'shop/mail/welcome.mjml': source,
      'shop/parts/x.mjml': '<mj-text>part</mj-text>',
      'secret.mjml': '<mj-text>secret</mj-text>',
      'shop/mail/folder/x': '',
    })
    symlinkSync('../parts/x.mjml', join(root, 'shop/mail/inside.mjml'))
    symlinkSync('../../secret.mjml', join(root, 'shop/mail/outside.mjml'))
    symlinkSync('../..', join(root, 'shop/mail/out'))
    const { text, problems } = await compile(source, { file: 'mail/welcome.mjml', root: join(root, 'shop') })
    expect(text).toBe('part\n')
    expect(problems.map(({ message }) => message)).toEqual([
      'mj-include not followed: “outside.mjml”: it is a link out of the project.',
      'mj-include not followed: “out/secret.mjml”: it is a link out of the project.',
      'mj-include not followed: “folder”: it is no file.',
    ])
  })

  test('files that include each other many times over are refused', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`mail/${n}.mjml`, `<mj-include path="${n + 1}.mjml"/>`.repeat(3)]),
    )
    await expect(
      compile(body('<mj-include path="0.mjml"/>'), inMemory({ ...files, 'mail/12.mjml': '<mj-text>x</mj-text>' })),
    ).rejects.toThrow('mail/welcome.mjml: includes more than 2000 files')
  })

  test('a file that includes the same part twice has it twice, and its problem once', async () => {
    const source = body('<mj-include path="part.mjml"/><mj-include path="part.mjml"/>')
    const { text, problems } = await compile(source, inMemory({ 'mail/part.mjml': '<mj-text heigth="3px">part</mj-text>' }))
    expect(text).toBe('part\n\npart\n')
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual(['mail/part.mjml Attribute heigth is illegal.'])
  })
})

describe('validate', () => {
  test('values that a template fills in are not judged, others are', async () => {
    const source = body(
      '<mj-text color="{{c}}" padding="{{p}}px 0" font-size="<%= size %>" align="{{a}}">x</mj-text>\n<mj-image width="{{ w }}" src="x" alt="" />\n<mj-text color="{c}" align="middle">é𝒳</mj-text><mj-button width="wide">x</mj-button>',
    )
    const { problems } = await validate(source, inMemory({}))
    expect(problems.map(({ line, tag, message }) => `${line} ${tag} ${message}`)).toEqual([
      '3 mj-text Attribute align has invalid value: middle for type Enum, only accepts left, right, center, justify.',
      '3 mj-text Attribute color has invalid value: {c} for type Color.',
      '3 mj-button Attribute width has invalid value: wide for type Unit, only accepts (px, %) units and 1 value(s).',
    ])
    expect(problems.map(({ span }) => source.slice(...span))).toEqual([
      '<mj-text color="{c}" align="middle">',
      '<mj-text color="{c}" align="middle">',
      '<mj-button width="wide">',
    ])
  })

  test('tells elements that don’t exist or stand in the wrong place', async () => {
    const source = readFileSync(new URL('./sources/misplaced.mjml', import.meta.url), 'utf8')
    const { problems } = await validate(source, inMemory({}))
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toMatchInlineSnapshot(`
      [
        "4:5 mj-text cannot be used inside mj-body, only inside: mj-attributes, mj-column, mj-hero.",
        "7:59 Element mj-txt doesn't exist or is not registered.",
      ]
    `)
  })
})
