import {
  analyzeTemplates,
  readTemplate,
  type AnalyzeTemplatesOptions,
  type DialectName,
  type Span,
  type TemplateContext,
  type TemplateFinding,
} from '@undisclosed/core'
import { compiled, type Compilation, type CompileOptions } from './compile.js'
import type { Gathered } from './gather.js'

export interface CheckOptions
  extends CompileOptions, Pick<AnalyzeTemplatesOptions, 'rules' | 'minimum' | 'parsers' | 'internalAddresses' | 'staffNames'> {}

/** What prints something, and each place of the HTML in which it does. */
export interface RenderedOutput {
  /** POSIX, relative to the root: the file, or one that it includes. */
  readonly file: string
  /** UTF-16 offsets into that file’s text. */
  readonly span: Span
  readonly places: readonly { readonly span: Span; readonly context: TemplateContext }[]
}

export interface Checked extends Compilation {
  /** In source order, file by file. */
  readonly outputs: readonly RenderedOutput[]
  /**
   * What the rules find in the HTML that they don’t find in the source: defaults of `mj-attributes`, parts that an include
   * puts inside a loop. Placed in the source.
   */
  readonly findings: readonly TemplateFinding[]
}

/** Compiles MJML and judges the HTML that comes of it by the template rules, beside the source. */
export async function check(source: string, options: CheckOptions): Promise<Checked> {
  const { compilation, gathered } = await compiled(source, { ...options, minify: false })
  const dialect = languageOf(gathered)
  const file = `${options.file}.html`
  const facts = readTemplate(compilation.html, { file, ...(dialect && { dialect }) })
  const contexts = new Map(facts.outputs.map(({ span, context }) => [span[0], context]))
  const outputs: RenderedOutput[] = []
  const origins = new Map<number, { readonly file: string; readonly span: Span }>()
  for (const { file: from, tag, spans } of compilation.tags) {
    for (const [start] of spans) origins.set(start, { file: from, span: tag.span })
    if (tag.kind !== 'output') continue
    const places = spans.map((span) => ({ span, context: contexts.get(span[0]) ?? ({ place: 'markup' } as const) }))
    outputs.push({ file: from, span: tag.span, places })
  }
  const known = new Set(judged(gathered, options).map(keyOf))
  const findings: TemplateFinding[] = []
  for (const finding of analyzeTemplates([{ file, text: compilation.html, ...(dialect && { dialect }) }], options).findings) {
    const origin = origins.get(finding.span[0])
    if (!origin) continue
    const placed = { ...finding, ...origin, trace: finding.trace.map((step) => ({ ...step, ...(origins.get(step.span[0]) ?? origin) })) }
    if (known.has(keyOf(placed))) continue
    known.add(keyOf(placed))
    findings.push(placed)
  }
  return { ...compilation, outputs, findings }
}

/** The findings in the sources, each file with what it includes. */
function judged({ files }: Gathered, options: CheckOptions): readonly TemplateFinding[] {
  const texts = new Map(files.map(({ facts, source }) => [facts.file, source]))
  return analyzeTemplates(
    [...texts].map(([file, text]) => ({ file, text, ...(options.dialect && { dialect: options.dialect }) })),
    options,
  ).findings
}

const keyOf = ({ ruleId, file, span }: TemplateFinding): string => `${ruleId} ${file} ${span[0]}`

function languageOf({ files }: Gathered): DialectName | undefined {
  return files.map(({ facts }) => facts.dialects[0]).find((name) => name !== undefined)
}
