import type { Certainty } from '../finding.js'
import { isVeiled } from '../people/people-path.js'
import { isOperatorPath } from '../people/real-address.js'
import { fieldKind } from '../people/template-lexicon.js'
import { wideTags } from '../people/wide-tags.js'
import { blocksAround, pathText } from '../template-path.js'
import { defineTemplateRule, traceOf } from '../template-rule.js'
import type { OutputFact, TemplateFacts } from '../template.js'

/** A tag that reaches past its reader: other contacts' data, or the reader's own in a part that others get too. */
export default defineTemplateRule({
  name: 'no-wide-merge-tag',
  meta: {
    description: wideTags.description,
    preset: 'recommended',
    cwe: wideTags.cwe,
    messages: {
      wide: '“{{tag}}” puts another contact’s data into every copy. Use a tag that resolves to the reader.',
      cached: '“{{tag}}” is one reader’s, in a part that is cached for all. Move it out of the cached part.',
      archived: '“{{tag}}” is one reader’s, on a page that anybody can open. Keep it out of the archived part.',
      shared: wideTags.shared,
    },
  },
  *check({ template }) {
    for (const output of template.outputs) {
      const told = isVeiled(output.calls) ? undefined : tellOf(template, output)
      if (!told) continue
      const { file } = template
      const tag = output.paths[0] ? pathText(output.paths[0].segments) : (output.calls[0] ?? '')
      yield { file, span: output.span, messageId: told[0], data: { tag }, certainty: told[1], trace: traceOf(template, output) }
    }
  },
})

type Told = readonly [messageId: 'wide' | 'cached' | 'archived' | 'shared', certainty: Certainty]

function tellOf(template: TemplateFacts, output: OutputFact): Told | undefined {
  if (output.reach === 'wide' || output.paths.some(({ segments }) => isContactQuery(segments))) return ['wide', 'likely']
  const personal = personalCertainty(output)
  if (!personal) return undefined
  for (const { kind } of blocksAround(template, output)) {
    if (kind === 'cache') return ['cached', personal]
    if (kind === 'archive') return ['archived', personal]
  }
  return output.context.shares ? ['shared', personal] : undefined
}

/** HubL's query functions read the whole account: `crm_objects("contact").results[].email`. */
function isContactQuery(segments: readonly string[]): boolean {
  return /^crm_(?:objects?|associations)\(\)$/.test(segments[0]!) && fieldKind(segments.slice(1)) === 'contact'
}

function personalCertainty({ reach, paths }: OutputFact): Certainty | undefined {
  if (reach === 'recipient' || reach === 'recipient-link') return 'likely'
  let name = false
  for (const { segments } of paths) {
    if (isOperatorPath(segments)) continue
    const field = fieldKind(segments)
    if (field === 'contact' || /unsubscribe|preference_center|magic_?link|reset_?(?:link|url)/i.test(segments[segments.length - 1] ?? ''))
      return 'likely'
    name ||= field === 'name' && segments.length > 1
  }
  return name ? 'possible' : undefined
}
