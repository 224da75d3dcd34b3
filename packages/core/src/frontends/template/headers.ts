const frontMatter = /^\ufeff?---[ \t]*\r?\n[\s\S]{0,20000}?\r?\n---[ \t]*(?:\r?\n|$)/
const headerLines = /^\ufeff?(?:(?:Subject|To|Cc|Bcc|From|Reply-To)[ \t]*:[^\r\n]{0,2000}(?:\r?\n|$))+/i

/** Where the mail's header ends: front matter, header lines, or the whole of a `subject` file. 0 where there is none. */
export function headerEnd(text: string, file: string): number {
  if (/(?:^|[/.\-_])subject(?:[.\-_][^/]*)?$/i.test(file)) return text.length
  return (frontMatter.exec(text) ?? headerLines.exec(text))?.[0].length ?? 0
}
