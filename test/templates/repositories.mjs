import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A folder limits large applications to their mails. */
const repositories = {
  '4minitz/4minitz': '',
  'ActiveCampaign/postmark-templates': '',
  'ColorlibHQ/email-templates': '',
  'FreeFeed/freefeed-server': 'app/',
  'NodeBB/NodeBB': 'src/views/emails/',
  'SalesforceLabs/ampscript-core': '',
  'Shopify/theme-tools': '',
  'TomasMallar/ProyectoFinalHenry': 'api/',
  'babymum7/stores': 'views/',
  'bcgov/common-hosted-form-service': 'app/src/',
  'forwardemail/email-templates': '',
  'foundation/foundation-emails': '',
  'hoppscotch/hoppscotch': 'packages/hoppscotch-backend/',
  'linkwarden/linkwarden': 'apps/',
  'mailchimp/email-blueprints': '',
  'maizzle/framework': '',
  'maizzle/maizzle': '',
  'makeplane/plane': '',
  'medusajs/medusa': '',
  'mjmlio/email-templates': '',
  'mjmlio/mjml': '',
  'north-catch/notification-templates': '',
  'opencollective/opencollective-api': 'templates/',
  'opengovsg/FormSG': 'src/app/views/templates/',
  'ory/kratos': 'courier/template/',
  'pagopa/io-app-email-templates': '',
  'sct/overseerr': 'server/templates/',
  'sendgrid/email-templates': '',
  'thedevs-network/kutt': 'server/',
  'toyflish/shopify-email-templates': '',
  'vendure-ecommerce/vendure': 'packages/email-plugin/',
  'wekan/wekan': 'client/',
  'wildbit/postmark-templates': '',
}
const extensions = /\.(?:html?|mjml|hbs|handlebars|mustache|liquid|ejs|eta|tpl|pug|jade|vue|njk|twig|j2|ampscript|gotmpl|gohtml|vm)$/

/** Folders of React components that are mailed. */
const components = {
  'documenso/documenso': 'packages/email/',
  'dubinc/dub': 'packages/email/src/',
  'elie222/inbox-zero': 'packages/resend/emails/',
  'formbricks/formbricks': 'packages/email/',
  'lukevella/rallly': 'packages/emails/src/',
  'mfts/papermark': 'components/emails/',
  'midday-ai/midday': 'packages/email/',
  'openstatusHQ/openstatus': 'packages/emails/',
  'outline/outline': 'server/emails/templates/',
  'resend/react-email': 'apps/demo/emails/',
}

/** Template files of the repositories that are there, as `{ path, text }`; the others are named on standard error. */
export const templatesIn = (mirrors) => filesIn(mirrors, repositories, extensions)

/** Files of mailed React components, in the same way. */
export const componentsIn = (mirrors) => filesIn(mirrors, components, /(?:^|\/)(?!.*\b(?:spec|test|stories)\.)[^/]*\.[jt]sx$/)

function* filesIn(mirrors, wanted, names) {
  for (const [repository, folder] of Object.entries(wanted)) {
    const name = join(mirrors, repository.replace('/', '+'))
    const git = existsSync(join(name, 'repo')) ? join(name, 'repo') : name
    if (!existsSync(git)) {
      process.stderr.write(`missing: ${repository}\n`)
      continue
    }
    const run = (...args) => execFileSync('git', ['-C', git, ...args], { maxBuffer: 1e9, encoding: 'utf8' })
    for (const path of run('ls-tree', '-r', '--name-only', 'HEAD').split('\n')) {
      if (path.startsWith(folder) && names.test(path)) yield { path, text: run('show', `HEAD:${path}`) }
    }
  }
}
