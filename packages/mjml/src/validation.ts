import type { Mjml, MjmlNode, RuleError } from './mjml.js'
import { hasToken } from './tokens.js'
import type { Invalid } from './worker.js'

/**
 * What `mjml-validator` says of each element, with its exact place. Values that a template language fills in are not judged:
 * `color="{{brand}}"` is whatever it will be.
 */
export function validateTree(root: MjmlNode, mjml: Mjml): readonly Invalid[] {
  const found = new Map<string, Invalid>()
  const add = (node: MjmlNode, errors: readonly RuleError[]): void => {
    if (!node.place) return
    for (const { message } of errors) {
      const invalid = { ...node.place, tag: node.tagName, message: message.replace(/ +$/, '') }
      found.set(`${invalid.file} ${invalid.span[0]} ${message}`, invalid)
    }
  }
  const visit = (node: MjmlNode): void => {
    if (node.tagName !== 'mjml' && !hasToken(node.tagName)) judge(node, mjml, add)
    for (const child of node.children ?? []) visit(child)
  }
  visit(root)
  return [...found.values()].sort((a, b) => a.file - b.file || a.span[0] - b.span[0])
}

/** The delimiters stand for languages that were not told, or stand beside the file’s own. */
const isFilledIn = (value: string): boolean => hasToken(value) || /\{\{|\{%|<%|\[\[|\$\{|#\{|\*\||%%/.test(value)

function judge(node: MjmlNode, { rules, ruleOptions }: Mjml, add: (node: MjmlNode, errors: readonly RuleError[]) => void): void {
  const run = (name: string, element: MjmlNode): readonly RuleError[] => {
    const told = rules[name]?.(element, ruleOptions)
    return told ? [told].flat() : []
  }
  add(node, run('validTag', node))
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (hasToken(name)) continue
    const alone = { ...node, attributes: { [name]: value } }
    add(node, run('validAttributes', alone))
    if (!isFilledIn(String(value))) add(node, run('validTypes', alone))
  }
  for (const child of node.children ?? []) {
    if (!hasToken(child.tagName)) add(child, run('validChildren', { ...node, children: [child] }))
  }
}
