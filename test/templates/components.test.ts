import { describe, expect, it } from 'vitest'
import { analyze } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'
import { tree } from '../project/tree.harness.js'
import { components, sender } from './components.js'
import { ruleNames } from './fixtures.js'
import { unmark } from './marked.js'

const file = 'emails/Mail.tsx'

function findingsIn(text: string) {
  return analyze(createProject({ root: tree({ [file]: text, 'send.tsx': sender }) })).findings
}

describe.each(ruleNames)('%s in components', (rule) => {
  const cell = components[rule]
  if (typeof cell === 'string') return

  it.each(cell.leaky.map((marked) => [marked.split('\n')[6]!, marked]))('speaks: %s', (_, marked) => {
    for (const eol of ['\n', '\r\n']) {
      const { text, spans } = unmark(`// 👩‍👩‍👧${eol}${marked.replace(/\n/g, eol)}`)
      const findings = findingsIn(text)
      expect(findings.map(({ ruleId }) => ruleId)).toEqual([rule])
      const named = findings.flatMap((finding) => [finding, ...finding.trace]).filter((step) => step.file === file)
      expect(named.map(({ span }) => span.join('-'))).toEqual(expect.arrayContaining([...spans]))
    }
  })

  it.each(cell.safe.map((text) => [text.split('\n')[6]!, text]))('is quiet: %s', (_, text) => {
    expect(findingsIn(text)).toEqual([])
  })
})
