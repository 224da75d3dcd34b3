import { addressesOf, importEdits, loopTwin, slotEdit, splitsText, standsAlone } from '../edits.mjs'

export default {
  name: 'local-helper',
  does: 'the send moves into a helper, and the helper is called with the list',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random, tree }) {
    if (!standsAlone(site) || !site.isAsync) return undefined
    const { statement } = site
    const value = random() < 0.5 && splitsText(site, tree) ? `${addressesOf(people, site)}.join(',')` : addressesOf(people, site)
    const ways = [
      { head: 'const passOn = async (recipient) => {\n', call: `await passOn(${value})` },
      { head: 'async function passOn(recipient) {\n', call: `await passOn(${value})` },
      { head: 'const passOn = async ({ recipient }) => {\n', call: `await passOn({ recipient: ${value} })` },
    ]
    const { head, call } = ways[Math.floor(random() * ways.length)]
    return {
      edits: [
        ...importEdits(site, people.imports),
        { start: statement.start, end: statement.start, text: `${people.before.join('\n')}\n${head}` },
        slotEdit(site, 'recipient'),
        { start: statement.end, end: statement.end, text: `\n}\n${call}` },
      ],
      twin: loopTwin(site, people),
    }
  },
}
