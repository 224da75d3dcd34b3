import { slotEdit, splitsText } from '../edits.mjs'

const all = {
  findUnique: 'findMany()',
  findUniqueOrThrow: 'findMany()',
  findFirst: 'findMany()',
  findFirstOrThrow: 'findMany()',
  findByPk: 'findAll()',
  findById: 'find({})',
}

export default {
  name: 'one-row-to-all-rows',
  does: 'the query for one person becomes the query for all of them',
  expects: 'no-exposed-recipients',
  mutate({ site, random, tree }) {
    const { row } = site
    const member = row && (all[row.member] ?? (/[A-Z]\w*$/.test(row.model) && row.member === 'findOne' ? 'find({})' : undefined))
    if (!member || site.slot.shape !== 'plain' || !/user|customer|partner|subscriber/i.test(row.model)) return undefined
    const list = `people.map((person) => person.${row.field})`
    const start = row.statement.start
    return {
      edits: [
        { start, end: start, text: `const people = await ${row.model}.${member}\n` },
        slotEdit(site, splitsText(site, tree) && random() < 0.5 ? `${list}.join(',')` : list),
      ],
    }
  },
}
