import { mailer, wrapper } from '../hosts/mailer.harness.js'
import { tree } from '../project/tree.harness.js'

const mail = (line: string): string => `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>${line}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`

/** A template that tells each recipient of all others, and one that does not. */
export const leakyMail = mail('Also invited: {{#each users}}{{this.email}} {{/each}}')
export const safeMail = mail('Dear {{ customer.firstName }}, your order has left.')

const entry = `import welcome from '../emails/welcome.mjml'
import { news } from '../jobs/news.js'

console.log(welcome, news)
`

/** An application that imports one template, has another that nobody imports, and sends from a file that the bundle holds. */
export function shop(changes: Readonly<Record<string, string>> = {}): string {
  return tree({
    ...mailer,
    'lib/mail.js': wrapper('each'),
    'src/index.js': entry,
    'emails/welcome.mjml': safeMail,
    'emails/orphan.mjml': safeMail,
    ...changes,
  })
}
