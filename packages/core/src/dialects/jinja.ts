import { defineDialect } from '../dialect.js'
import { scanStatements } from './reading/statements.js'

/** Jinja and its kin: Django, Twig, Nunjucks, HubL, Klaviyo, Brevo. */
export default defineDialect({
  name: 'jinja',
  title: 'Jinja, Django, Twig, Nunjucks',
  family: 'language',
  docs: 'https://jinja.palletsprojects.com/en/stable/templates/',
  extensions: ['njk', 'nunjucks', 'j2', 'jinja', 'jinja2', 'twig', 'django', 'hubl'],
  detect: (text) => /\{%-?\s*[a-z_]/.test(text) || /\{\{[^{}|"']*\|[^{}|]/.test(text),
  scan: (text) => scanStatements(text, { name: 'jinja', dashes: false, isolated: new Set(['import', 'from']) }),
})
