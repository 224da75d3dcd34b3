import { parse } from '@babel/parser'

/** What JSX elements print that is not written in them, as terms of the file's facts. */
export function holesOf({ terms }) {
  const values = terms
    .filter(({ k }) => k === 'jsx')
    .flatMap(({ props, children }) => [...props.map((prop) => prop.spread ?? prop.value), ...children])
    .map((id) => terms[id])
  return values.filter(({ k }) => k !== 'literal' && k !== 'jsx')
}

/** The same by Babel: ranges of the expressions in braces, as `12-20`. */
export function holesWritten(text) {
  const holes = new Set()
  collect(parse(text, { sourceType: 'module', plugins: ['jsx', 'typescript', 'decorators'] }).program, holes)
  return holes
}

function collect(node, holes) {
  if (Array.isArray(node)) for (const one of node) collect(one, holes)
  if (typeof node?.type !== 'string') return
  if (/^JSX(?:ExpressionContainer|SpreadAttribute|SpreadChild)$/.test(node.type)) add(bare(node.expression ?? node.argument), holes)
  for (const value of Object.values(node)) if (typeof value === 'object') collect(value, holes)
}

function add({ type, start, end }, holes) {
  if (!/^JSX|^(?:String|Numeric|Boolean|Null)Literal$/.test(type)) holes.add(`${start}-${end}`)
}

/** `user.email!` prints what `user.email` does. */
function bare(node) {
  return node.type === 'TSNonNullExpression' ? node.expression : node
}
