import { isVeiled, judgePath } from './people/people-path.js'
import { isOperatorPath } from './people/real-address.js'
import { lineStartsOf, positionAt } from './source.js'
import type { OutputFact, PathFact, TemplateContext, TemplateFacts } from './template.js'
import { pathText } from './template-path.js'

/** One line for the template, then one for each interpolation: where it stands, what it prints, in which place, and whose that is. */
export function explainTemplate(template: TemplateFacts, text: string, outputs: readonly OutputFact[]): string[] {
  const { file, dialects, markup, reader } = template
  const starts = lineStartsOf(text)
  const count = outputs.length === 1 ? '1 interpolation' : `${outputs.length} interpolations`
  const lines = [`${file} ${[...dialects, markup].join(' ')}, read by the ${reader}, ${count}`]
  for (const output of outputs) {
    const { line, column } = positionAt(starts, output.span[0])
    const tag = text.slice(...output.span).replaceAll(/\s+/g, ' ')
    const what = `  ${line}:${column} ${tag.length > 60 ? `${tag.slice(0, 59)}…` : tag}`
    const from = output.origin ? ` from ${output.origin.file}` : ''
    const place = placeText(output.context)
    // Whether text is escaped is the engine’s affair and no finding of ours.
    const raw = output.unescaped ? ', unescaped' : ''
    if (output.paths.length === 0) lines.push(`${what}${from} → ${place}: ${reachText(output) ?? 'nobody’s'}${raw}`)
    for (const path of output.paths) {
      lines.push(
        `${what}${from} → ${pathText(path.segments)}${path.whole ? ` (${path.whole})` : ''} → ${place}: ${ownerText(output, path)}${raw}`,
      )
    }
  }
  return lines
}

/** `text of <td>`, `url in href of <a>, if mso`. */
function placeText({ place, element, attribute, scheme, component, condition }: TemplateContext): string {
  const where = [attribute && `in ${attribute}`, element && `of <${element}>`, component && component !== element && `in <${component}>`]
  return [`${scheme ? `${scheme} ` : ''}${place}`, ...where.filter(Boolean), ...(condition ? [`if ${condition}`] : [])].join(' ')
}

const reaches = {
  recipient: 'the reader’s',
  'recipient-link': 'acts for the reader',
  sender: 'the operator’s',
  list: 'of the mailing list',
  wide: 'another contact’s',
} as const

function reachText({ reach }: OutputFact): string | undefined {
  return reach && reaches[reach]
}

function ownerText(output: OutputFact, path: PathFact): string {
  const told = reachText(output)
  if (told) return told
  if (isVeiled(output.calls)) return 'veiled'
  if (isOperatorPath(path.segments)) return 'the operator’s'
  const people = judgePath(path)
  if (people) {
    const list = pathText(people.list)
    const which = people.pick === 'place' ? `one of \`${list}\` by position` : `each of \`${list}\``
    return `${people.field === 'contact' ? 'contact data' : people.field} of ${which}${people.own ? ', the reader’s own' : ''}`
  }
  return path.segments.length > 1 ? `of \`${pathText(path.segments.slice(0, -1))}\`` : 'of the mail'
}
