import type { Span } from '../../source.js'

/** What no page has and every mail program needs: Outlook’s conditions, MJML, AMP’s mark of a mail. */
const mailOnly =
  /\[if\s[^\]]{0,40}\bmso\b|\bmso-|<mj(?:ml|-\w+)[\s>]|x-apple-disable-message-reformatting|schemas-microsoft-com:|<html[^>]{0,200}(?:⚡|amp)4email/i
/**
 * What mail programs drop or never run, so that it is written for a browser: forms that post, fields, scripts of a file, handlers, parts
 * that a script opens. And what means nothing outside the site: links without a host, who is logged in, what a form of the framework says.
 */
const browserOnly = new RegExp(
  [
    String.raw`<form\b[^>]{0,400}\bmethod\s*=\s*["']?post`,
    String.raw`<(?:select|textarea|nav|dialog|canvas)[\s>]`,
    String.raw`<input\b[^>]{0,200}\btype\s*=\s*["']?(?:hidden|text|submit|password|search|file|number|date)\b`,
    String.raw`<script\b[^>]{0,400}\ssrc\s*=`,
    String.raw`\bcsrf`,
    String.raw`<[a-z][^<>]{0,400}\s(?:on(?:click|change|submit|input)|hx-(?:get|post|put|delete)|x-data|v-model|data-(?:bs-)?(?:toggle|dismiss|target)|data-(?:turbo|controller|confirm))\s*=`,
    String.raw`\srole\s*=\s*["'](?:navigation|dialog|tablist|tab|progressbar|menu|menuitem|search)["']`,
    String.raw`\bhref\s*=\s*["'](?:\{\{-?\s*path\(|\{\{-?\s*url_for\((?![^{}]{0,200}_external)|\{%-?\s*url\s)`,
    String.raw`\{%-?\s*block\s+\w*(?:scripts?|javascripts?|sidebar|navbar|breadcrumbs?)\w*\s`,
    String.raw`\bget_flashed_messages\b|\bis_(?:authenticated|granted)\b|\{\{-?\s*form_\w+\(|\bform\.(?:hidden_tag|csrf_token|as_p)\b`,
    // The same in Pug.
    String.raw`^[ \t]*form\([^)]{0,400}\bmethod\s*=\s*["']post`,
    String.raw`^[ \t]*(?:select|textarea|nav)[.(#\n]`,
    String.raw`^[ \t]*script\([^)]{0,400}\bsrc\s*=`,
  ].join('|'),
  'im',
)

/** Whether a text is a page of an application, in whatever folder it lies: the form in which mails are written, the list of newsletters. */
export function isWebPage(text: string): boolean {
  return browserOnly.test(text) && !mailOnly.test(text)
}

/** Where a page first says that it is one. */
export function pageMark(text: string): Span | undefined {
  const found = browserOnly.exec(text)
  return found ? [found.index, found.index + found[0].length] : undefined
}
