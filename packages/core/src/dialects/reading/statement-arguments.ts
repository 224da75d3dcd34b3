import type { Expression } from '../../dialect.js'
import type { Span } from '../../source.js'
import type { DialectName } from '../../template.js'
import type { ReadOptions } from './cursor.js'
import { readExpression } from './expression.js'

/** How one language of the `{% %}` family differs from the others. */
export interface StatementFlavour {
  readonly name: DialectName
  /** Names may hold `-`. */
  readonly dashes: boolean
  /** `{% render %}`-like tags whose target sees only its arguments. */
  readonly isolated: ReadonlySet<string>
}

export function options(flavour: StatementFlavour): ReadOptions {
  return { filters: true, dashes: flavour.dashes }
}

const argument = /(["']?)([A-Za-z_]\w*)\1\s*[:=]\s*((?:"[^"]*"|'[^']*'|[^\s"',{}])+)/g

/** `p: u`, `p=u`, Twig's `{'p': u}` and its short `{u}`. */
export function namedArguments(text: string, words: Span, flavour: StatementFlavour): Record<string, Expression> {
  const args: Record<string, Expression> = {}
  const body = text.slice(...words)
  for (const found of body.matchAll(argument)) {
    const end = words[0] + found.index + found[0].length
    args[found[2]!] = readExpression(text, [end - found[3]!.length, end], options(flavour))
  }
  if (!body.includes('{')) return args
  for (const found of body.matchAll(/[{,]\s*([A-Za-z_]\w*)\s*(?=[,}])/g)) {
    const end = words[0] + found.index + found[0].trimEnd().length
    args[found[1]!] ??= readExpression(text, [end - found[1]!.length, end], options(flavour))
  }
  return args
}
