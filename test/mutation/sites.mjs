import { bare, isFunction, keyOf, lineAt, namesIn, programOf, walk } from './syntax.mjs'

/**
 * A healthy send in one file, and the parts of it that operators change:
 *   file, text, program, api, flow, role    where it is and what the label says of it
 *   call        the call that sends
 *   slot        { node, object, shape }: the recipient's expression, the message it is a key of (absent for a positional argument),
 *               and whether the API takes addresses (`plain`) or objects with an `email` (`objects`)
 *   statement   the statement around the call that stands in a block; `block` is that block
 *   isAsync     `await` may stand before the statement
 *   loop        what the recipient is an element of: { node, over, pattern, kind }, texts as written
 *   row         { callee, node }: the query that gave the one person, where it stands in the same function
 */
export function siteAt({ file, text, line, ...label }) {
  // Novu is told who its subscribers are, one each; there is no list of addresses to widen.
  const program = /novu/i.test(label.api) ? undefined : programOf(file, text)
  if (!program) return undefined
  const found = []
  walk(program, (node, ancestors) => {
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return
    const callee = node.callee.property ?? node.callee
    const on = [lineAt(text, node.start), lineAt(text, callee.start)]
    if (on.includes(line)) found.push({ call: node, ancestors })
  })
  for (const { call, ancestors } of found) {
    const slot = slotOf(call, ancestors)
    if (!slot) continue
    const site = { ...label, file, text, line, program, call, slot, ancestors, ...statementAround(call, ancestors) }
    if (!site.statement) continue
    const loop = loopAround(site)
    // What its callee sends one by one stays apart, whatever list it is given.
    if (label.kind === 'ok-isolated' && !loop) continue
    return { ...site, loop, row: rowOf(site) }
  }
  return undefined
}

const recipientKey = /^(?:to|.*(?:[eE]mails?|[aA]ddress|[rR]ecipients?|[rR]eceivers?))$/
const otherKey = /^(?:from|reply.*|sender.*|cc|bcc|.*[fF]rom.*|support.*|inviter.*|contact.*|parent.*|old.*|previous.*)$/i

function slotOf(call, ancestors) {
  const candidates = []
  for (const argument of call.arguments) {
    const message = bare(argument).type === 'Identifier' ? (objectNamed(bare(argument).name, ancestors) ?? argument) : argument
    walk(message, (node, around) => {
      if (/^JSX/.test(node.type)) return false
      if (
        node.type === 'CallExpression' &&
        node !== message &&
        !around.some(isFunction) &&
        !/^(?:map|flatMap)$/.test(node.callee.property?.name ?? '')
      )
        return false
      if (node.type !== 'ObjectExpression' || around.length > 9) return
      for (const property of node.properties) {
        const key = keyOf(property)
        if (property.type !== 'ObjectProperty' || key === undefined || !recipientKey.test(key) || otherKey.test(key)) continue
        if (/Literal$/.test(property.value.type) && !String(property.value.value).includes('@')) continue
        if (/^JSX|Function/.test(property.value.type)) continue
        // Under `email` further in lies what a mail says, or whom another function looks up.
        if (key !== 'to' && (node !== message || argument !== call.arguments[0])) continue
        const inside = around.filter((one) => one.type === 'ObjectExpression').length
        candidates.push({
          property,
          object: node,
          node: property.value,
          rank: (key === 'to' ? 0 : 10) + inside,
          around: [...around, node, property],
        })
      }
      return
    })
  }
  candidates.sort((a, b) => a.rank - b.rank)
  const best = candidates[0]
  if (best) return { ...shaped(best.node), object: best.object, property: best.property, within: best.around }
  // Of two addresses in a row nobody can tell from here which one is written to.
  const [positional, other] = call.arguments.filter((argument) => {
    const value = bare(argument)
    const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? value.property.name : undefined
    return name !== undefined && /^(?:to|.*e?mails?)$/i.test(name) && !otherKey.test(name) && !isMessage(value, ancestors)
  })
  return positional && !other ? { node: positional, shape: 'plain', within: [] } : undefined
}

/** `email: EmailDetails` is the whole message. */
function isMessage(value, ancestors) {
  const params = ancestors.filter(isFunction).flatMap((fn) => fn.params)
  const param = params.findLast((one) => one.type === 'Identifier' && one.name === value.name)
  return param?.typeAnnotation?.typeAnnotation?.type === 'TSTypeReference'
}

function shaped(node) {
  const value = bare(node)
  const element = value.type === 'ArrayExpression' && value.elements.length === 1 ? bare(value.elements[0]) : value
  const email = element?.type === 'ObjectExpression' ? element.properties.find((one) => keyOf(one) === 'email') : undefined
  return email
    ? { node, shape: 'objects', address: email.value }
    : { node, shape: 'plain', address: value.type === 'ArrayExpression' ? element : node }
}

/** `const message = { to, … }` in a function around. */
function objectNamed(name, ancestors) {
  let found
  for (const block of ancestors) {
    if (block.type !== 'BlockStatement' && block.type !== 'Program') continue
    for (const statement of block.body) {
      for (const one of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
        if (one.id.name === name && one.init && bare(one.init).type === 'ObjectExpression') found = bare(one.init)
      }
    }
  }
  return found
}

function statementAround(call, ancestors) {
  const at = ancestors.findLastIndex((node) => node.type === 'BlockStatement' || node.type === 'Program')
  const block = ancestors[at]
  const statement = ancestors[at + 1] ?? call
  const around = ancestors.slice(0, at + 1).findLast(isFunction)
  return { block, statement, isAsync: around?.async === true, around }
}

const turns = /^(?:map|forEach|flatMap|filter|each|eachLimit|eachSeries)$/

/** The loop or callback whose element the recipient is; a loop over other things doesn't count. */
function loopAround(site) {
  const { ancestors, slot, text, call } = site
  const address = slot.address ?? slot.node
  const chain = [...ancestors, call, ...slot.within]
  for (let at = chain.length - 1; at >= 0; at--) {
    const node = chain[at]
    if (node.type === 'ForOfStatement') {
      const pattern = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : undefined
      const written = pattern && addressFrom(pattern, address, chain.slice(at + 1), text)
      if (written)
        return {
          node,
          kind: 'for-of',
          over: textOf(node.right, text),
          overNode: node.right,
          pattern: textOf(pattern, text),
          address: written,
        }
    }
    if (!isFunction(node) || !node.params[0]) continue
    const user = chain[at - 1]
    if (user?.type !== 'CallExpression' || !turns.test(user.callee.property?.name ?? '') || user.arguments[0] !== node) continue
    const written = addressFrom(node.params[0], address, chain.slice(at + 1), text)
    const over = user.callee.object
    if (written)
      return {
        node: user,
        kind: user.callee.property.name,
        over: textOf(over, text),
        overNode: over,
        pattern: textOf(node.params[0], text),
        address: written,
      }
  }
  return undefined
}

/** How the address is written in terms of the loop's element: `user.email`, also by way of a const in the loop's body. */
function addressFrom(pattern, address, inside, text) {
  const names = namesIn(pattern)
  const uses = [...namesIn(address)].some((name) => names.has(name))
  if (uses) return textOf(address, text)
  const value = bare(address)
  if (value.type !== 'Identifier') return undefined
  for (const block of inside) {
    for (const statement of block.type === 'BlockStatement' ? block.body : []) {
      for (const one of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
        if (!one.init || ![...namesIn(one.init)].some((name) => names.has(name))) continue
        if (one.id.name === value.name) return textOf(one.init, text)
        if (one.id.type === 'ObjectPattern' && bare(one.init).type === 'Identifier' && namesIn(one.id).has(value.name))
          return `${textOf(one.init, text)}.${value.name}`
      }
    }
  }
  return undefined
}

const oneRow = /^(?:findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findOne|findByPk|findById)$/

/** `const user = await prisma.user.findUnique(…)` for a recipient `user.email`. */
function rowOf({ ancestors, slot, text }) {
  const address = bare(slot.address ?? slot.node)
  if (address.type !== 'MemberExpression' || address.object.type !== 'Identifier') return undefined
  let found
  for (const block of ancestors) {
    for (const statement of block.type === 'BlockStatement' ? block.body : []) {
      for (const one of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
        const query = one.init?.type === 'AwaitExpression' ? bare(one.init.argument) : undefined
        if (one.id.name !== address.object.name || query?.type !== 'CallExpression') continue
        const member = query.callee.property?.name ?? ''
        if (oneRow.test(member))
          found = { name: one.id.name, field: address.property.name, model: textOf(query.callee.object, text), member, query, statement }
      }
    }
  }
  return found
}

export function textOf(node, text) {
  return text.slice(node.start, node.end)
}
