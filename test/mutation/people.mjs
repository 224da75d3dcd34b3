import { posix } from 'node:path'
import { isFunction, namesIn, programOf } from './syntax.mjs'
import { textOf } from './sites.mjs'

/**
 * People who don't know each other, to be mailed at a site:
 *   source    `own list` (the loop's own), `rows` (a query as the application writes them), `request`, `service`
 *   before    statements that have to stand before the send
 *   list      an expression: the list; `item` names one of it and `address` is that one's address
 *   imports   lines for the head of the file
 */
export function peopleFor(site, idioms, random) {
  const own = ownList(site)
  if (own) return own
  const choices = [rowsFor(site, idioms), requested(site), ...(site.isAsync ? [listFromService(random)] : [])].filter(Boolean)
  return choices[Math.floor(random() * choices.length)]
}

/** Who works together may read each other's addresses; a list of such people makes no leak. */
const team = /member|admin|owner|staff|team|organi[sz]|workspace|collaborator|projectUsers|partnerUsers|manager|seat|moderator/i

/** The list that the healthy send runs over, where its people are strangers to each other. */
function ownList(site) {
  const { loop, text } = site
  if (!loop || !/^[\w$.?!]+$/.test(loop.over)) return undefined
  const born = declarationsOf(site, loop.over)
  if (born === undefined || team.test(loop.over) || team.test(born) || team.test(loop.address)) return undefined
  if (!/user|customer|partner|subscriber|email|recipient|invite|guest|contact|attendee|follower|participant/i.test(`${loop.over} ${born}`))
    return undefined
  const simple = /^\w+$/.test(loop.pattern) ? loop.pattern : `(${loop.pattern})`
  return { source: 'own list', before: [], imports: [], list: loop.over, item: simple, address: loop.address, text }
}

function declarationsOf({ ancestors, text }, over) {
  const root = /^\w+/.exec(over)?.[0]
  let born = ''
  for (const block of ancestors) {
    for (const statement of block.type === 'BlockStatement' || block.type === 'Program' ? block.body : []) {
      for (const one of statement.type === 'VariableDeclaration' ? statement.declarations : [])
        if (one.init && namesIn(one.id).has(root)) born += textOf(one, text)
    }
    // Who the people of a parameter are is for the callers to say.
    if (isFunction(block) && block.params.some((param) => namesIn(param).has(root))) return undefined
  }
  return born
}

function rowsFor(site, idioms) {
  if (!site.isAsync) return undefined
  const near = idioms.filter((idiom) => idiom.name === undefined || !declares(site, idiom.name) || importsSame(site, idiom))
  const best = near.sort((a, b) => shared(b.file, site.file) - shared(a.file, site.file) || (a.file < b.file ? -1 : 1))[0]
  if (!best) return undefined
  const imports = importsSame(site, best) || best.name === undefined ? [] : [best.importLine(site.file)]
  return {
    source: 'rows',
    before: [`const customers = await ${best.query}`],
    imports,
    list: 'customers',
    item: 'customer',
    address: 'customer.email',
  }
}

function declares({ text }, name) {
  return new RegExp(`\\b${name}\\b`).test(text)
}

function importsSame({ text, file }, idiom) {
  return idiom.file === file || new RegExp(`import[^;]*\\b${idiom.name}\\b[^;]*from|\\b${idiom.name}\\b\\s*=\\s*require`).test(text)
}

function shared(a, b) {
  const [one, other] = [a.split('/'), b.split('/')]
  let depth = 0
  while (one[depth] === other[depth] && depth < one.length) depth++
  return depth
}

function requested({ around, text }) {
  const name = around?.params
    ?.map((param) => (param.type === 'Identifier' ? param.name : undefined))
    .find((one) => one === 'req' || one === 'request')
  if (name === undefined) return undefined
  const body = new RegExp(`\\b${name}\\.json\\(`).test(text) ? `(await ${name}.json())` : `${name}.body`
  return {
    source: 'request',
    before: [`const guests = ${body}.guests`],
    imports: [],
    list: 'guests',
    item: 'guest',
    address: 'guest.email',
  }
}

/** A list that another service gives; nothing has to be imported for it. */
export function listFromService(random) {
  const [list, item] = [
    ['subscribers', 'subscriber'],
    ['attendees', 'attendee'],
    ['patients', 'patient'],
  ][Math.floor(random() * 3)]
  return {
    source: 'service',
    before: [`const ${list} = await fetch('https://crm.example/api/${list}').then((response) => response.json())`],
    imports: [],
    list,
    item,
    address: `${item}.email`,
  }
}

const queries = [
  { pattern: /\b(prisma|db|client|ctx\.db|ctx\.prisma)\.user\.findMany\(/, query: (root) => `${root}.user.findMany()` },
  { pattern: /\b(User|Users|UserModel)\.find\(/, query: (root) => `${root}.find({})` },
  { pattern: /\b(User)\.findAll\(/, query: (root) => `${root}.findAll()` },
]

/** How an application asks for all of its users: the call, and the import that the name needs. */
export function idiomsOf(project) {
  const found = []
  for (const file of new Set([
    ...project.filesWithWord('findMany'),
    ...project.filesWithWord('find'),
    ...project.filesWithWord('findAll'),
  ])) {
    if (project.role(file) !== 'source') continue
    const text = project.text(file)
    for (const { pattern, query } of queries) {
      const root = pattern.exec(text)?.[1]
      const imported = root && importOf(file, text, root)
      if (imported) found.push({ file, query: query(root), name: root, importLine: imported })
    }
  }
  return found
}

function importOf(file, text, name) {
  for (const node of programOf(file, text)?.body ?? []) {
    if (node.type !== 'ImportDeclaration') continue
    const one = node.specifiers.find((specifier) => specifier.local.name === name)
    if (!one) continue
    const what = one.type === 'ImportDefaultSpecifier' ? name : one.type === 'ImportSpecifier' ? `{ ${textOf(one, text)} }` : `* as ${name}`
    return (from) => `import ${what} from '${specifierFrom(node.source.value, file, from)}'`
  }
  return undefined
}

function specifierFrom(specifier, file, from) {
  if (!specifier.startsWith('.')) return specifier
  const path = posix.relative(posix.dirname(from), posix.join(posix.dirname(file), specifier))
  return path.startsWith('.') ? path : `./${path}`
}
