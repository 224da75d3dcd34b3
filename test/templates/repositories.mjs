import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A folder limits large applications to their mails. */
const repositories = {
  '4minitz/4minitz': '',
  'Accenture/sfmc-devtools': '',
  'ActiveCampaign/mailmason': '',
  'ActiveCampaign/postmark-templates': '',
  'ColorlibHQ/email-templates': '',
  'CrouseMatthew/work': '',
  'DSpace/DSpace': 'dspace/config/emails/',
  'FreeFeed/freefeed-server': 'app/',
  'HubSpot/cms-theme-boilerplate': '',
  'MLT93/SFMC': 'src/',
  'NodeBB/NodeBB': 'src/views/emails/',
  'SalesforceLabs/ampscript-core': '',
  'Shopify/theme-tools': '',
  'TomasMallar/ProyectoFinalHenry': 'api/',
  'Unleash/unleash': 'src/mailtemplates/',
  'Vanss472/portfolio-email': '',
  'abigailmbravo-uxuidev/exzeo-ttic-fl-ho3-email-templates': '',
  'adalovelace1999/SFMC-AMPScript-SQL-Email': '',
  'ambadaswagh/healthcare_backend_v1': 'src/main/resources/',
  'apache/continuum': 'continuum-core/src/main/resources/',
  'authelia/authelia': 'internal/templates/embed/notification/',
  'babymum7/stores': 'views/',
  'bcgov/common-hosted-form-service': 'app/src/',
  'blakelmason/marketo-email-template-builder': '',
  'cloud-paas/service-portal-web': 'src/main/resources/',
  'dhis2/dhis2-core': 'dhis-2/dhis-services/dhis-service-core/src/main/resources/',
  'eboisgon/mailjet-template-api-samples': '',
  'forwardemail/email-templates': '',
  'foundation/foundation-emails': '',
  'fullstackdev42/mp-emailer': 'web/',
  'garek007/slds-ampscript-templating-system': '',
  'grafana/oncall': 'engine/apps/email/',
  'happyjuliepeng/marketo-template': '',
  'hoppscotch/hoppscotch': 'packages/hoppscotch-backend/',
  'ikeronx/keron_williams_ahit_email_template': '',
  'knadh/listmonk': 'static/email-templates/',
  'konsav/email-templates': '',
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
  'rakangammoh91/zen-email-templates': '',
  'rdumitriu/jira-qanda': 'src/main/resources/',
  'sct/overseerr': 'server/templates/',
  'sendgrid/email-templates': '',
  'stuartajd/marketo-template-parser': '',
  'sunlightlabs/email-templates': '',
  'tainguyenvan-digiex/email-templates': '',
  'thedevs-network/kutt': 'server/',
  'toyflish/shopify-email-templates': '',
  'vendure-ecommerce/vendure': 'packages/email-plugin/',
  'wekan/wekan': 'client/',
  'wildbit/postmark-templates': '',
  'workJoi/email-work': '',
  'zeropsio/email-templates': '',
}
/** DSpace names its mails without an extension. */
const extensions =
  /\.(?:html?|mjml|hbs|handlebars|mustache|liquid|ejs|eta|tpl|pug|jade|vue|njk|twig|j2|amp|ampscript|gotmpl|gohtml|vm)$|^dspace\/config\/emails\//

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
    for (const path of run('ls-tree', '-rz', '--name-only', 'HEAD').split('\0')) {
      if (path.startsWith(folder) && names.test(path)) yield { path, text: run('show', `HEAD:${path}`) }
    }
  }
}
