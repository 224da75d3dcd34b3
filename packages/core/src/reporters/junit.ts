import type { Finding } from '../finding.js'
import { oneLine } from '../markdown.js'
import { defineReporter } from '../reporter.js'
import { rangesOf } from '../frame.js'
import { toldCures, toldWay } from './told.js'

/**
 * JUnit’s XML: a suite for each file, a failed case for each finding; one passed case where nothing is found. Neither has `file` and `line`,
 * although some read them: Jenkins refuses a report with attributes that its schemas do not know.
 */
export default defineReporter({
  name: 'junit',
  description: 'JUnit XML, for test reports',
  mark: /^<\?xml [^>]*>\s*<testsuites name="undisclosed"/,
  format(input) {
    const rangeOf = rangesOf(input.text)
    const files = [...new Set(input.findings.map(({ file }) => file))]
    const suites = files.map((file) => {
      const names = new Map<string, number>()
      const cases = input.findings
        .filter((found) => found.file === file)
        .map((found) => {
          const { line, column } = rangeOf(file, found.span)
          const text = [`${file}:${line}:${column}`, ...toldWay(found, rangeOf), ...toldCures(found)].join('\n')
          const failure = `<failure${attributes({ type: found.severity, message: oneLine(found.message) })}>${xml(text)}</failure>`
          return `    <testcase${attributes({ name: nameOf(found, names), classname: file, time: 0 })}>\n      ${failure}\n    </testcase>`
        })
      return suiteOf(file, cases, cases.length)
    })
    if (suites.length === 0) {
      const passed = `    <testcase${attributes({ name: 'nothing found', classname: 'undisclosed', time: 0 })}/>`
      suites.push(suiteOf('undisclosed', [passed], 0))
    }
    const count = input.findings.length
    const all = attributes({ name: 'undisclosed', tests: Math.max(count, 1), failures: count, errors: 0, time: 0 })
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${all}>\n${suites.join('\n')}\n</testsuites>\n`
  },
})

function suiteOf(name: string, cases: readonly string[], failures: number): string {
  const head = attributes({ name, tests: cases.length, failures, errors: 0, skipped: 0, time: 0 })
  return `  <testsuite${head}>\n${cases.join('\n')}\n  </testsuite>`
}

/** Without a line, so that a case keeps its name from run to run. */
function nameOf({ ruleId, symbol }: Finding, names: Map<string, number>): string {
  const name = symbol ? `${ruleId} in ${symbol}` : ruleId
  const count = (names.get(name) ?? 0) + 1
  names.set(name, count)
  return count === 1 ? name : `${name} (${count})`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('')
}

/** What XML 1.0 cannot hold becomes one replacement character each. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
