import type { Mjml, MjmlNode } from './mjml.js'
import type { RequestedFile } from './worker.js'

const placeholder = /<undi(\d+)\s*\/>/g
const wrapping = '<mjml><mj-body>'

/** The tree of the first file with all that it includes in its place, as MJML itself would put it together. */
export function buildTree(files: readonly RequestedFile[], mjml: Mjml): MjmlNode {
  const root = treeOf(0, files, mjml)
  if (root.tagName !== 'mjml') throw new Error(`its root is <${root.tagName}>, and must be <mjml>`)
  return root
}

function treeOf(index: number, files: readonly RequestedFile[], mjml: Mjml): MjmlNode {
  const { file, text, includes } = files[index]!
  const marked = withPlaceholders(text, includes)
  const isWhole = index === 0 || /<mjml[\s>]/.test(marked)
  const whole = isWhole ? marked : `${wrapping}${marked}</mj-body></mjml>`
  const root = mjml.parse(whole, { components: mjml.components, keepComments: true, filePath: '', actualPath: file, ignoreIncludes: true })
  setPlaces(root, index, placesOf(whole, mjml), isWhole ? 0 : wrapping.length)
  const atEnd: MjmlNode[] = []
  const fill = (node: MjmlNode): void => {
    if (node.content !== undefined)
      node.content = node.content.replace(placeholder, (_, which: string) => text.slice(...includes[Number(which)]!.span))
    if (!node.children) return
    const filled: MjmlNode[] = []
    for (const child of node.children) {
      const which = /^undi(\d+)$/.exec(child.tagName)?.[1]
      if (which === undefined) {
        fill(child)
        filled.push(child)
        continue
      }
      const { to, type, inline } = includes[Number(which)]!
      const included = to === undefined ? undefined : files[to]
      if (to === undefined || !included) continue
      if (type === 'html') filled.push({ tagName: 'mj-raw', file: included.file, content: included.text, attributes: {}, children: [] })
      else if (type === 'css') atEnd.push(styleOf(included, inline))
      else filled.push(...partsOf(treeOf(to, files, mjml), atEnd))
    }
    node.children = filled
  }
  fill(root)
  if (atEnd.length > 0) headOf(root, file).children!.push(...atEnd)
  return root
}

function styleOf({ file, text }: RequestedFile, inline: boolean): MjmlNode {
  return { tagName: 'mj-style', file, content: text, attributes: inline ? { inline: 'inline' } : {}, children: [] }
}

/** What of an included file goes to where it is included; what stands in its head is put into `head`. */
function partsOf(partial: MjmlNode, head: MjmlNode[]): readonly MjmlNode[] {
  const childrenOf = (name: string): readonly MjmlNode[] => partial.children?.find(({ tagName }) => tagName === name)?.children ?? []
  head.push(...childrenOf('mj-head'))
  return childrenOf('mj-body')
}

function headOf(root: MjmlNode, file: string): MjmlNode {
  root.children ??= []
  let head = root.children.find(({ tagName }) => tagName === 'mj-head')
  if (!head) {
    head = { tagName: 'mj-head', file, attributes: {}, children: [] }
    root.children.push(head)
  }
  head.children ??= []
  return head
}

/** MJML would drop its includes, and where they stood: an element of the same length keeps the place. */
function withPlaceholders(text: string, includes: RequestedFile['includes']): string {
  const parts: string[] = []
  let from = 0
  includes.forEach(({ span: [start, end] }, index) => {
    const name = `<undi${index}`
    const rest = text.slice(start + name.length, end - 2).replace(/[^\r\n]/g, ' ')
    parts.push(text.slice(from, start), name, rest, '/>')
    from = end
  })
  parts.push(text.slice(from))
  return parts.join('')
}

/** The spans of the opening tags that become nodes, in order: MJML’s parser tells lines only. */
function placesOf(text: string, { Parser, components }: Mjml): (readonly [number, number])[] {
  const ending = new Set(
    Object.entries(components)
      .filter(([, { endingTag }]) => endingTag)
      .map(([name]) => name),
  )
  const places: (readonly [number, number])[] = []
  let inside = 0
  const parser = new Parser(
    {
      onopentag(name) {
        if (inside === 0 && name !== 'mj-include') places.push([parser.startIndex, parser.endIndex + 1])
        if (ending.has(name)) inside++
      },
      onclosetag(name) {
        if (ending.has(name)) inside--
      },
    },
    { recognizeCDATA: true, decodeEntities: false, recognizeSelfClosing: true, lowerCaseAttributeNames: false },
  )
  parser.end(text)
  return places
}

function setPlaces(root: MjmlNode, file: number, places: readonly (readonly [number, number])[], shift: number): void {
  let at = 0
  const visit = (node: MjmlNode): void => {
    // A comment has become an `mj-raw` that no file owns.
    if (node.file !== undefined) {
      const [start, end] = places[at++] ?? [shift, shift]
      node.place = { file, span: [Math.max(0, start - shift), Math.max(0, end - shift)] }
    }
    for (const child of node.children ?? []) visit(child)
  }
  visit(root)
}
