import { describe, expect, test } from 'vitest'
import { applyDirectives, directiveRule } from '@undisclosed/core'
import { commentsIn } from '../packages/core/src/comments.js'
import { directFindings } from '../packages/core/src/silencing.js'

const rules = ['no-exposed-recipients', 'no-other']
const rule = 'no-exposed-recipients'

/** Findings wherever the text says `send`, and what remains of them by line. */
function apply(text: string, checked: readonly string[] = rules) {
  const found = [...text.matchAll(/\bsend\b/g)].map(({ index }) => ({ ruleId: rule, span: [index, index + 4] as const }))
  const { kept, problems } = applyDirectives('a.ts', text, found, rules, checked)
  const line = (offset: number) => text.slice(0, offset).split('\n').length
  return {
    kept: kept.map(({ span }) => line(span[0])),
    problems: problems.map(({ messageId, span, data }) => [messageId, text.slice(...span), data] as const),
  }
}

describe('silences', () => {
  test.each([
    ['the next line', `// undisclosed-disable-next-line ${rule} -- agreed\nsend\nsend`, [3]],
    ['the next line of a block', `/* undisclosed-disable-next-line ${rule}\n   -- agreed */\nsend\nsend`, [4]],
    ['its own line', `send // undisclosed-disable-line ${rule} -- agreed\nsend`, [2]],
    ['to the end', `send\n// undisclosed-disable ${rule} -- old code\nsend\nsend`, [1]],
    ['until enabled', `// undisclosed-disable ${rule} -- old code\nsend\n// undisclosed-enable ${rule}\nsend`, [4]],
    ['until all are enabled', `// undisclosed-disable ${rule} -- old code\nsend\n// undisclosed-enable\nsend`, [4]],
    ['in markup', `<!-- undisclosed-disable-next-line ${rule} -- agreed -->\nsend`, []],
    ['in JSX', `{/* undisclosed-disable-next-line ${rule} -- agreed */}\nsend`, []],
    ['for ESLint', `// eslint-disable-next-line no-console, undisclosed/${rule}\nsend\nsend`, [3]],
    ['for ESLint, as a block', `/* eslint-disable undisclosed/${rule} -- why */\nsend\n/* eslint-enable undisclosed/${rule} */\nsend`, [4]],
  ])('%s', (_, text, kept) => {
    expect(apply(text)).toEqual({ kept, problems: [] })
  })

  test.each([
    ['a string', `const a = "// undisclosed-disable-next-line ${rule} -- x"\nsend`],
    ['a template', `const a = \`\n// undisclosed-disable-next-line ${rule} -- x\nsend\``],
    ['a regular expression', `const a = /[/]\\/\\/ undisclosed-disable ${rule} -- x/\nsend`],
    ['ESLint for another rule', '// eslint-disable-next-line no-console -- undisclosed\nsend'],
    ['ESLint for a rule of that name without our prefix', `// eslint-disable-next-line ${rule} -- undisclosed\nsend`],
  ])('nothing from %s', (_, text) => {
    const { kept, problems } = apply(text)
    expect(kept).toHaveLength(1)
    expect(problems).toEqual([])
  })
})

describe('reports', () => {
  test.each([
    ['no rule', '// undisclosed-disable-next-line -- why\nx', ['noRule', 'undisclosed-disable-next-line -- why']],
    ['an unknown rule', '// undisclosed-disable-line no-exposed-recipient -- why', ['unknownRule', 'no-exposed-recipient']],
    [
      'an unknown directive',
      `// undisclosed-disable-nextline ${rule} -- why\nx`,
      ['unknownDirective', `undisclosed-disable-nextline ${rule} -- why`],
    ],
    ['an enable with nothing to end', `// undisclosed-enable ${rule}`, ['unopened', `undisclosed-enable ${rule}`]],
    ['an unused one', `// undisclosed-disable-next-line ${rule} -- why\nx`, ['unused', rule]],
  ])('%s', (_, text, expected) => {
    expect(apply(text).problems.map(([id, span]) => [id, span])).toEqual([expected])
  })

  test('a missing reason, though it silences', () => {
    const { kept, problems } = apply(`// undisclosed-disable-next-line ${rule}\nsend`)
    expect(kept).toEqual([])
    expect(problems.map(([id]) => id)).toEqual(['noReason'])
  })

  test('the one of two rules that is unused', () => {
    const { problems } = apply(`// undisclosed-disable-next-line ${rule}, no-other -- why\nsend`)
    expect(problems.map(([id, span]) => [id, span])).toEqual([['unused', 'no-other']])
  })

  test('nothing of rules that did not run, nor of ESLint comments', () => {
    expect(apply(`// undisclosed-disable-next-line ${rule} -- why\nx`, []).problems).toEqual([])
    expect(apply(`// eslint-disable-next-line undisclosed/${rule}\nx`).problems).toEqual([])
  })

  test('with messages for each', () => {
    const ids = ['unknownDirective', 'noRule', 'unknownRule', 'noReason', 'unused', 'unopened', 'mailed']
    expect(Object.keys(directiveRule.meta.messages)).toEqual(ids)
  })

  test('the word that was meant', () => {
    expect(apply('// undisclosed-disable-line no-exposed-recipient -- why').problems[0]?.[2]).toEqual({
      rule: 'no-exposed-recipient',
      hint: 'Did you mean “no-exposed-recipients”?',
    })
  })
})

test('comments are told from what looks like them', () => {
  const text = [
    'const a = `x ${b /* one */} // no ${`${c}`}` // two',
    'const url = "http://x" + \'//\' /* three */',
    'const r = a / b // four',
    'if (/\\/*[/*]/.test(a)) { } // five',
    "<p>Don't</p> <br /> {/* six */}",
    'const o = { a: `}` } // seven',
  ].join('\n')
  expect(commentsIn(text).map(({ body }) => text.slice(...body).trim())).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
})

test('text that never ends does not hang', () => {
  for (const text of ['`${', '/*', '<!--', '"\\', '/[', '`'.repeat(50_000), '/ '.repeat(50_000), '{'.repeat(50_000)]) {
    expect(commentsIn(text).length).toBeLessThanOrEqual(1)
  }
})

test('a whole project: only shown files that name us', () => {
  const texts: Record<string, string> = {
    'a.ts': `// undisclosed-disable-next-line ${rule} -- agreed\nsend`,
    'b.ts': 'send',
    'c.test.ts': `// undisclosed-disable-next-line ${rule} -- unused\nx`,
  }
  const index = {
    text: (file: string) => texts[file]!,
    filesWithWord: (word: string) => Object.keys(texts).filter((file) => texts[file]!.includes(word)),
  }
  const found = ['a.ts', 'b.ts'].map((file) => ({ ruleId: rule, file, span: [texts[file]!.indexOf('send'), texts[file]!.length] as const }))
  const { kept, reports } = directFindings(index, found, (file) => !file.includes('.test.'), rules)
  expect(kept.map(({ file }) => file)).toEqual(['b.ts'])
  expect(reports).toEqual([])
})

test('in a file that does not parse no comment is unused', () => {
  const text = `// undisclosed-disable-next-line ${rule} -- agreed\nsend(`
  const index = { text: () => text, filesWithWord: () => ['a.ts'] }
  const unused = (isUnread: () => boolean) => directFindings(index, [], () => true, rules, rules, { isUnread }).reports
  expect(unused(() => true)).toEqual([])
  expect(unused(() => false).map(({ messageId }) => messageId)).toEqual(['unused'])
})
