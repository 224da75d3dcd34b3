import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** Marketo tokens, `{{lead.First Name:default=Friend}}`, `{{my.Token}}`, and the variables of its templates, `${buttonColor}`. */
export default defineDialect({
  name: 'marketo',
  title: 'Marketo tokens',
  family: 'merge-tags',
  docs: 'https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/demand-generation/landing-pages/personalizing-landing-pages/tokens-overview',
  extensions: [],
  detect: (text) =>
    isTemplate(text) ||
    (text.includes('{{') &&
      /\{\{(?:lead|company|system|campaign|program|my|member|trigger)\.[A-Z][^{}]*\}\}/.test(text) &&
      !/\{\{[#/^>]|\{%/.test(text)),
  scan: (text) =>
    scanMergeTags(text, 'marketo', tokensOf(text), (name) => ({
      reach: /^system\.(?:unsubscribe|forward)/i.test(name)
        ? 'recipient-link'
        : /^lead\.lead owner/i.test(name) || !/^lead|^member/i.test(name)
          ? 'sender'
          : 'recipient',
    })),
})

/** What marks the parts of a template that its editor may change. */
const isTemplate = (text: string): boolean =>
  text.includes('mkt') &&
  /\bclass="[^"]*\bmkt(?:o(?:Module|Container|Text|Img|String|Color|List|Number|Boolean|HTML)|Editable)\b/.test(text)

const token = String.raw`\{\{((?:lead|company|system|campaign|program|my|member|trigger)\.[^{}\n]{1,200})\}\}`

function tokensOf(text: string): RegExp {
  return new RegExp(isTemplate(text) ? String.raw`${token}|\$\{([A-Za-z]\w{0,80})\}` : token, 'gi')
}
