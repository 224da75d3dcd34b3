import { defineDialect } from '../dialect.js'
import { checkedExpressions } from './reading/javascript.js'
import { scanVue } from './reading/vue-template.js'

/** Vue single-file components: Maizzle 6, vue-email. */
export default defineDialect({
  name: 'vue',
  title: 'Vue',
  family: 'language',
  docs: 'https://vuejs.org/guide/essentials/template-syntax.html',
  extensions: ['vue'],
  detect: () => false,
  scan: scanVue,
  parse: (text, scanned, parsers) => (parsers.javascript ? checkedExpressions(text, scanned, parsers.javascript) : undefined),
})
