import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyze, type Finding, type Suggestion } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'
import { tree } from '../project/tree.harness.js'
import { deliveriesOf, type Delivery } from './deliveries.harness.js'
import { everybody } from './people.harness.js'
import { run } from './run.harness.js'

const here = fileURLToPath(new URL('..', import.meta.url))
const isPerson = (address: string): boolean => (everybody as readonly string[]).includes(address)

interface Case {
  readonly label: string
  readonly root: string
  readonly file: string
  readonly finding: Finding
  readonly suggestion: Suggestion
}

/** Every finding of a fixture folder that comes with edits. */
function casesIn(root: string): Case[] {
  const project = createProject({ root })
  const { findings } = analyze(project, { minCertainty: 'possible', includeTests: true })
  return findings.flatMap((finding) =>
    finding.suggestions
      .filter(({ edits }) => edits.length > 0)
      .map((suggestion) => ({
        label: `${root.slice(here.length)}/${finding.file} ${finding.symbol ?? ''}`,
        root,
        file: finding.file,
        finding,
        suggestion,
      })),
  )
}

function applied(text: string, { edits }: Suggestion): string {
  return [...edits]
    .sort((a, b) => b.span[0] - a.span[0])
    .reduce((done, { span, text: by }) => done.slice(0, span[0]) + by + done.slice(span[1]), text)
}

const readBy = (deliveries: readonly Delivery[]): string[] =>
  [...new Set(deliveries.flatMap(({ visible, hidden }) => [...visible, ...hidden]).filter(isPerson))].sort()
const mostShown = (deliveries: readonly Delivery[]): number =>
  Math.max(0, ...deliveries.map(({ visible }) => new Set(visible.filter(isPerson)).size))

const sdkRoot = join(here, 'sdks')
const sdkFolders = readdirSync(sdkRoot)
  .filter((name) => !name.includes('.') && name !== 'surprises')
  .flatMap((name) => ['js', 'ts'].map((language) => join(sdkRoot, name, language)))
const formFolder = join(here, 'rules/no-exposed-recipients/suggested-forms')
const cases = [...sdkFolders, formFolder].filter((folder) => existsSync(folder)).flatMap(casesIn)

describe('before and after', () => {
  test.each(cases)('$label', async ({ root, file, finding, suggestion }) => {
    const path = join(root, file)
    const text = createProject({ root }).text(file)
    const after = applied(text, suggestion)
    const [old, mended] = [await run(path), await run(path, { [path]: after })]
    expect([...mended.keys()]).toEqual([...old.keys()])

    const name = [...old.keys()].find((known) => finding.symbol === known || finding.symbol!.startsWith(`${known}.`))!
    const [sentBefore, sentAfter] = [deliveriesOf(old.get(name) ?? []), deliveriesOf(mended.get(name) ?? [])]
    expect(mostShown(sentBefore)).toBe(everybody.length)
    expect(readBy(sentBefore)).toEqual([...everybody])
    expect(readBy(sentAfter)).toEqual([...everybody])
    expect(mostShown(sentAfter)).toBe(1)

    for (const [other, calls] of old) if (other !== name) expect(deliveriesOf(mended.get(other)!)).toEqual(deliveriesOf(calls))
  })
})

test.each(cases)('nothing is found any more: $label', ({ root, file, finding, suggestion }) => {
  const project = createProject({ root })
  const texts = Object.fromEntries(
    project.files.map((name) => [name, name === file ? applied(project.text(file), suggestion) : project.text(name)]),
  )
  const { findings } = analyze(createProject({ root: tree(texts) }), { minCertainty: 'possible', includeTests: true })
  expect(findings.filter((other) => other.file === file && other.symbol === finding.symbol)).toEqual([])
})

test('every provider’s own form is among them', () => {
  expect(cases.length).toBeGreaterThan(80)
  const forms = [...new Set(cases.map(({ suggestion }) => suggestion.description))].sort()
  expect(forms).toMatchInlineSnapshot(`
    [
      "Send one copy each with sendBatchMail()",
      "Send one copy each with sendMultiple()",
      "Send one message each with batch.send(), which takes at most 100 messages a call",
      "Send one message each with emails.batch(), which takes at most 100 messages a call",
      "Send one message each with sendEmailBatch(), which takes at most 500 messages a call",
      "Send one message to each person",
      "Set “preserve_recipients”, so that Mailchimp Transactional sends one copy each",
      "Set “recipient-variables”, so that Mailgun (mailgun-js) sends one copy each",
      "Set “recipient-variables”, so that Mailgun sends one copy each",
    ]
  `)
})
