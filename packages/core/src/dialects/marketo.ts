import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** Marketo tokens: `{{lead.First Name:default=Friend}}`, `{{my.Token}}`. */
export default defineDialect({
  name: 'marketo',
  title: 'Marketo tokens',
  family: 'merge-tags',
  docs: 'https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/demand-generation/landing-pages/personalizing-landing-pages/tokens-overview',
  extensions: [],
  detect: (text) =>
    /\{\{(?:lead|company|system|campaign|program|my|member|trigger)\.[A-Z][^{}]*\}\}/.test(text) && !/\{\{[#/^>]|\{%/.test(text),
  scan: (text) =>
    scanMergeTags(text, 'marketo', /\{\{((?:lead|company|system|campaign|program|my|member|trigger)\.[^{}\n]{1,200})\}\}/gi, (name) => ({
      reach: /^system\.(?:unsubscribe|forward)/i.test(name)
        ? 'recipient-link'
        : /^lead\.lead owner/i.test(name) || !/^lead|^member/i.test(name)
          ? 'sender'
          : 'recipient',
    })),
})
