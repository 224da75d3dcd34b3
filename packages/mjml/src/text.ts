import { compile } from 'html-to-text'

const convert = compile({
  wordwrap: false,
  selectors: [
    // The preview text: a mail client shows it before the message is opened.
    { selector: 'div[style*="display:none"]', format: 'skip' },
    { selector: 'img', format: 'skip' },
    // What mj-text becomes: a paragraph.
    { selector: 'td > div', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/** The plain text that goes with an HTML message: paragraphs, lists, and links with their targets. */
export function textOf(html: string): string {
  return `${convert(html)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
