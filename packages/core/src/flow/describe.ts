import { keyOf, type Value } from './value.js'

/** A value in one line, for `--explain`: what the engine believes it is. */
export function describeValue(value: Value, depth = 0): string {
  if (depth > 4) return '…'
  const next = (inner: Value): string => describeValue(inner, depth + 1)
  switch (value.k) {
    case 'none':
      return 'nothing'
    case 'literal':
      return JSON.stringify(value.value)
    case 'text':
      return `text(${value.parts.map(next).join(' + ')})`
    case 'encoded':
      return `${value.as}(${next(value.of)})`
    case 'object':
      return `{${[...value.fields].map(([key, field]) => `${key}: ${next(field)}`).join(', ')}${value.open.length > 0 ? ', …' : ''}}`
    case 'list':
      return `[${[...value.items.map(next), ...(value.each ? [`each ${next(value.each)}`] : [])].join(', ')}]`
    case 'function':
      return `function ${value.file}#${value.fn}`
    case 'class':
    case 'instance':
      return `${value.k} ${value.file}#${value.cls}`
    case 'namespace':
      return `module ${value.file}`
    case 'external':
      return `package value ${value.chain}`
    case 'path':
      return `${value.origin.o} ${keyOf(value)}`
    case 'union':
      return `(${value.of.map(next).join(' | ')})`
  }
}
