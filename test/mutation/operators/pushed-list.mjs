import { bareItem, oneAddress, withRecipients } from '../edits.mjs'

export default {
  name: 'pushed-list',
  does: 'the list is filled by push, by index or by reduce',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    const one = oneAddress(people, site)
    const item = bareItem(people)
    const ways = [
      ['const mailTo = []', `for (const ${item} of ${people.list}) {`, `  if (${people.address}) mailTo.push(${one})`, '}'],
      ['const mailTo = []', `${people.list}.forEach((${item}) => {`, `  mailTo.push(${one})`, '})'],
      [
        'const mailTo = []',
        `for (let at = 0; at < ${people.list}.length; at++) {`,
        `  const ${item} = ${people.list}[at]`,
        `  mailTo[at] = ${one}`,
        '}',
      ],
      [`const mailTo = ${people.list}.reduce((found, ${item}) => [...found, ${one}], [])`],
    ]
    return withRecipients(site, people, 'mailTo', ways[Math.floor(random() * ways.length)])
  },
}
