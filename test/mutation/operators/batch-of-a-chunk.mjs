import { bareItem, importEdits, loopTwin, oneAddress, slotEdit, standsAlone } from '../edits.mjs'

export default {
  name: 'batch-of-a-chunk',
  does: 'the send stands in a loop over batches of the list',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    if (!standsAlone(site)) return undefined
    const { statement } = site
    const list = `(${bareItem(people)}) => ${oneAddress(people, site)}`
    const heads = [
      `for (let at = 0; at < ${people.list}.length; at += 50) {\nconst batch = ${people.list}.slice(at, at + 50)\n`,
      `const waiting = [...${people.list}]\nwhile (waiting.length > 0) {\nconst batch = waiting.splice(0, 1000)\n`,
      `const batches = []\nfor (let at = 0; at < ${people.list}.length; at += 100) batches.push(${people.list}.slice(at, at + 100))\nfor (const batch of batches) {\n`,
    ]
    const head = heads[Math.floor(random() * heads.length)]
    return {
      edits: [
        ...importEdits(site, people.imports),
        { start: statement.start, end: statement.start, text: `${people.before.join('\n')}\n${head}` },
        slotEdit(site, `batch.map(${list})`),
        { start: statement.end, end: statement.end, text: '\n}' },
      ],
      twin: loopTwin(site, people),
    }
  },
}
