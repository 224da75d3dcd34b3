import { flagOf, type Equality } from './equality.js'
import { nameOf, pathsOf, type MustacheCall } from './mustache.js'

const equals = /^(?:if_?)?(?:eq|eqs|is|equals?|same)$/i

/** `{{#if (eq id ../user.id)}}`, `{{#ifEquals id ../user.id}}`, `{{#ifCond id '==' ../user.id}}`. */
export function equalTo({ head, params }: MustacheCall): Equality[] {
  const name = nameOf(head)
  if (name === 'if' || name === 'and') {
    return params.flatMap((param) => {
      if (param.k === 'call') return equalTo(param.call)
      const flagged = flagOf(pathsOf(param)[0])
      return flagged ? [flagged] : []
    })
  }
  const sign = params.length === 3 ? params[1]! : undefined
  const compared = sign?.k === 'string' && /^={2,3}$/.test(sign.value) ? [params[0]!, params[2]!] : params
  if (compared.length !== 2 || (compared === params && !equals.test(name))) return []
  const [left, right] = compared.map((param) => pathsOf(param))
  return left!.length === 1 && right!.length === 1 ? [[left![0]!, right![0]!]] : []
}

/** `{{else if (eq id ../user.id)}}`. */
export function elseIf({ params: [name, ...params] }: MustacheCall): Equality[] {
  const helper = name && nameOf(name)
  return name && helper ? equalTo({ head: name, params, hash: {}, vars: [] }) : []
}

/** What is the same in the `else` of `{{#unless (eq id ../user.id)}}`, `{{#if (ne id ../user.id)}}`, `{{^if (eq …)}}`. */
export function differentFrom({ head, params, ...rest }: MustacheCall, inverse: boolean): Equality[] {
  const name = nameOf(head)
  const named = (as: string): MustacheCall => ({ head: { k: 'string', value: as, span: [0, 0] }, params, ...rest })
  if (name === 'unless' || (inverse && name === 'if')) return equalTo(named('if'))
  if (/^(?:ne|neq|isnt|unlessEq|notEquals?|ifNotEquals?)$/.test(name)) return equalTo(named('eq'))
  return name === 'if' ? params.flatMap((param) => (param.k === 'call' ? differentFrom(param.call, false) : [])) : []
}
