import type { ExternalCall, ValueOf } from '../flow/value.js'
import { wordsOf } from '../people/lexicon.js'
import { remembered } from '../people/remembered.js'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Packages and globals whose every call makes text of what it is given, or another form of the same text. */
const converters =
  /^(?:node:)?(?:juice|inline-css|css-inline|@css-inline\/css-inline|premailer|mjml(?:-core|-browser|-react)?|mjml2html|html-to-text|html-minifier(?:-terser|-next)?|marked|markdown-it|showdown|micromark|snarkdown|markdown-to-jsx|remark|rehype|he|entities|html-entities|escape-html|sanitize-html|xss|dompurify|isomorphic-dompurify|@react-email\/[\w-]+|react-email|jsx-email|react-dom\/server(?:\.\w+)?|preact-render-to-string|handlebars|hbs|ejs|eta|pug|nunjucks|mustache|liquidjs|ics|ical-generator|papaparse|csv-stringify(?:\/sync)?|json2csv|@json2csv\/[\w-]+|xlsx|dedent|common-tags|outdent|querystring|qs|buffer|global:(?:Buffer|encodeURIComponent|encodeURI|btoa|escape|String|JSON))(?=[.#(])/
/** Packages of which only the calls named like it make text. */
const mixed =
  /^(?:node:)?(?:lodash(?:[./-][\w-]+)?|underscore|change-case|i18next|i18n|react-i18next|next-intl|intl-messageformat|date-fns|util|url|validator|global:\w+)(?=[.#(])/

/** Words that a name begins with: `renderWelcome`, `escapeHtml`. */
const verbs = set(
  `render compile mjml juice inline minify escape sanitize sanitise encode format stringify markdown marked micromark dedent strip wrap replace concat
  translate prettify pretty parse unparse capitalize truncate interpolate templatize`,
)
/** Words that a name ends with: `makeHtml`, `invoicePdf`, `htmlToText`. */
const forms = set('html text markdown mjml template layout pdf csv ics ical json url query string base64 buffer blob sheet')
const exact = set('t __ titleCase upperFirst startCase oneLine createEvent createEvents createElement json2csv sign')

/** The calls of a chain whose arguments come out in what it gives: markup, styles, escapes, formats, other encodings. */
export function printingCalls({ chain, calls }: ValueOf<'external'>): readonly ExternalCall[] {
  const { converts, named } = ofChain(chain)
  if (converts) return calls
  return calls.filter(({ name }, at) => makesText(name) || (at === calls.length - 1 && named))
}

/** Whether all calls of a chain make text, and whether the last one does by its name. */
const ofChain = remembered((chain) => {
  const own =
    chain
      .replace(/(?:\(\))+$/, '')
      .split(/[./:]/)
      .at(-1) ?? ''
  return { converts: converters.test(chain), named: makesText(own) }
})

const makesText = remembered((name): boolean => {
  const bare = name.replace(/(?:\(\))+$/, '')
  const words = wordsOf(bare)
  return exact.has(bare) || verbs.has(words[0] ?? '') || forms.has(words.at(-1) ?? '')
})

/** It is known what this package’s calls make of their arguments. */
export function isTextLibrary(chain: string): boolean {
  return converters.test(chain) || mixed.test(chain)
}
