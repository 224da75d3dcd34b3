// Writes an application of 2,000 modules and 200 templates, of which some send mail, for the build bench.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const names = ['order', 'invoice', 'cart', 'coupon', 'review', 'shipment', 'refund', 'stock', 'price', 'label']

/** One module as applications have them: imports, a type or two, functions, a class; about 100 lines. */
function moduleText(at, imports) {
  const name = names[at % names.length]
  const lines = imports.map((other) => `import { ${names[other % names.length]}${other} } from '${specifier(at, other)}'`)
  lines.push('', `const limits${at} = { least: ${at % 7}, most: ${at % 90}, step: 1 }`, '')
  for (let one = 0; one < 6; one++) {
    lines.push(
      `export function ${name}${one === 0 ? at : `${at}Part${one}`}(rows, options = {}) {`,
      `  const { page = 1, size = limits${at}.most, order = 'asc' } = options`,
      '  const chosen = rows.filter((row) => row.active && row.total > limits' + at + '.least)',
      `  const sums = chosen.map((row) => ({ id: row.id, total: row.total * ${1 + (one % 3)}, label: \`${name} \${row.id} of \${page}\` }))`,
      "  if (order === 'desc') sums.reverse()",
      '  for (const sum of sums) {',
      "    if (sum.total > 1000) sum.label += ' (large)'",
      '    else if (sum.total < 0) throw new RangeError(`total of ${sum.id} is negative: ${sum.total}`)',
      '  }',
      `  return { rows: sums.slice((page - 1) * size, page * size), count: sums.length${imports[one] === undefined ? '' : `, more: ${names[imports[one] % names.length]}${imports[one]}(rows, options).count`} }`,
      '}',
      '',
    )
  }
  return lines.join('\n')
}

function place(at) {
  return `src/area${at % 40}/${names[at % names.length]}-${at}.js`
}

function specifier(from, to) {
  return from % 40 === to % 40 ? `./${names[to % names.length]}-${to}.js` : `../area${to % 40}/${names[to % names.length]}-${to}.js`
}

function mailerText(at) {
  return `import { transport } from '../mail/transport.js'
import { render } from '../mail/render.js'
import { prisma } from '../mail/database.js'

export async function notify${at}(id) {
  const customer = await prisma.customer.findUnique({ where: { id } })
  await transport.sendMail({
    from: 'shop@shop.example',
    to: customer.email,
    subject: 'News ${at}',
    html: render('mail-${at}', { customer }),
  })
}
`
}

function templateText(at) {
  const rows = Array.from(
    { length: 30 },
    (_, row) =>
      `        <mj-text padding="4px">Dear {{ customer.firstName }}, line ${row} of mail ${at}: {{ order.lines.${row}.title }}</mj-text>`,
  )
  return `<mjml>
  <mj-head><mj-preview>Your order {{ order.id }}</mj-preview></mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
${rows.join('\n')}
        <mj-button href="https://shop.example/orders/{{ order.id }}">Order ${at}</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`
}

export function writeApplication(root, { modules = 2000, templates = 200, mailers = 40 } = {}) {
  const put = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  put('node_modules/.package-lock.json', '{ "lockfileVersion": 3, "packages": {} }')
  put('package.json', '{ "name": "shop", "type": "module", "private": true }')
  put(
    'src/mail/transport.js',
    "import nodemailer from 'nodemailer'\n\nexport const transport = nodemailer.createTransport(process.env.SMTP_URL)\n",
  )
  put(
    'src/mail/render.js',
    "import { readFileSync } from 'node:fs'\n\nexport const render = (name, data) => readFileSync(`emails/${name}.html`, 'utf8').replace('{{ customer.firstName }}', data.customer.firstName)\n",
  )
  put('src/mail/database.js', "import { PrismaClient } from '@prisma/client'\n\nexport const prisma = new PrismaClient()\n")
  for (let at = 0; at < mailers; at++) put(`src/jobs/notify-${at}.js`, mailerText(at))
  const plain = modules - mailers - 4
  for (let at = 0; at < plain; at++) {
    const imports = [at * 3 + 1, at * 3 + 2, at * 3 + 3].filter((other) => other < plain)
    put(place(at), moduleText(at, imports))
  }
  put(
    'src/index.js',
    `${Array.from({ length: mailers }, (_, at) => `export { notify${at} } from './jobs/notify-${at}.js'`).join('\n')}\nexport { order0 } from './area0/order-0.js'\n`,
  )
  for (let at = 0; at < templates; at++) put(`emails/group${at % 10}/mail-${at}.mjml`, templateText(at))
}
