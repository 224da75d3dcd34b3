import { oneLine } from '../markdown.js'
import { defineReporter } from '../reporter.js'
import { workflowCommand } from '../workflow-command.js'
import { rangesOf } from '../frame.js'
import { toldCures, toldWay } from './told.js'
import { gitLineStartsOf } from '../source.js'

/** Annotations of a GitHub Actions step. GitHub shows ten errors and ten warnings of each step, so errors come first. */
export default defineReporter({
  name: 'github',
  description: 'Annotations, as workflow commands of GitHub Actions',
  mark: /^::(?:error|warning|notice) /,
  format(input) {
    const rangeOf = rangesOf(input.text, gitLineStartsOf)
    const commands = [...input.findings]
      .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
      .map((found) => {
        const { line, column, endLine, endColumn } = rangeOf(found.file, found.span)
        // GitHub takes columns within one line only.
        const columns: Record<string, number> = line === endLine ? { col: column, endColumn } : {}
        const text = [oneLine(found.message), ...toldWay(found, rangeOf), ...toldCures(found)].join('\n')
        return workflowCommand(
          found.severity,
          { file: found.file, line, endLine, ...columns, title: `${found.ruleId} (${found.certainty})` },
          text,
        )
      })
    const notes = input.notes.map(({ file, line, message }) =>
      workflowCommand('notice', { file, ...(line !== undefined && { line }) }, oneLine(message)),
    )
    return [...commands, ...notes].map((command) => `${command}\n`).join('')
  },
})
