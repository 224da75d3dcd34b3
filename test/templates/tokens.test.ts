import { describe, expect, it } from 'vitest'
import { markupReader } from '../../packages/core/src/markup/tokens.js'
import { seeded } from '../seeded.mjs'
import { fixtures } from './fixtures.js'

/** Tokens of a markup text, each as the text it stands for: `attribute href=x`. Neighbouring texts are one. */
function tokensOf(text: string, from = 0, to = text.length): string[] {
  const tokens: string[] = []
  let ended = -1
  const slice = (start: number, end: number): string => text.slice(start, end)
  markupReader(text).read(
    {
      text(start, end) {
        if (ended === start) tokens.push(tokens.pop()! + slice(start, end))
        else tokens.push(`text ${slice(start, end)}`)
        ended = end
      },
      open: (name, start, nameEnd) => void tokens.push(`open ${name} ${slice(start, nameEnd)}`),
      attribute(_name, start, nameEnd, valueStart, valueEnd) {
        tokens.push(`attribute ${slice(start, nameEnd)}${valueEnd > valueStart ? `=${slice(valueStart, valueEnd)}` : ''}`)
      },
      opened: (end, selfClosing) => void tokens.push(`opened ${slice(end - 1, end)}${selfClosing ? ' by itself' : ''}`),
      close: (name, start, end) => void tokens.push(`close ${name} ${slice(start, end)}`),
      comment: (start, end, dataStart, dataEnd) => void tokens.push(`comment ${slice(start, end)} ${slice(dataStart, dataEnd)}`),
      other: (start, end) => void tokens.push(`other ${slice(start, end)}`),
    },
    from,
    to,
  )
  return tokens
}

describe('markup tokens', () => {
  it.each<[string, string[]]>([
    [
      '<P CLASS="a" id=b hidden>x</P >',
      ['open p <P', 'attribute CLASS=a', 'attribute id=b', 'attribute hidden', 'opened >', 'text x', 'close p </P >'],
    ],
    [
      '<a href=\'x\ty\'\r\n title = "y z">1 < 2 &amp; 3</a>',
      ['open a <a', 'attribute href=x\ty', 'attribute title=y z', 'opened >', 'text 1 < 2 &amp; 3', 'close a </a>'],
    ],
    [
      '<br/><mj-image src="a" />',
      ['open br <br', 'opened > by itself', 'open mj-image <mj-image', 'attribute src=a', 'opened > by itself'],
    ],
    [
      '\ufeff<p>𝒳 👩‍👩‍👧</p><b title="é">𝒴</b>',
      [
        'text \ufeff',
        'open p <p',
        'opened >',
        'text 𝒳 👩‍👩‍👧',
        'close p </p>',
        'open b <b',
        'attribute title=é',
        'opened >',
        'text 𝒴',
        'close b </b>',
      ],
    ],
    ['<style>.a > b {}<p></style>', ['open style <style', 'opened >', 'text .a > b {}<p>', 'close style </style>']],
    [
      '<!doctype html><!-- a -- b --><!--->x<!-- c --!>y',
      ['other <!doctype html>', 'comment <!-- a -- b -->  a -- b ', 'comment <!---> ', 'text x', 'comment <!-- c --!>  c ', 'text y'],
    ],
    ['<?xml version="1.0"?></ p><!a>', ['other <?xml version="1.0"?>', 'other </ p>', 'other <!a>']],
  ])('%j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })

  it('takes the raw text of MJML’s elements for what it is', () => {
    expect(tokensOf('<mj-title>a <b> c</mj-title><mj-style inline="inline">.a > p {}<p></MJ-STYLE ><mj-style /><p>')).toEqual([
      ...['open mj-title <mj-title', 'opened >', 'text a <b> c', 'close mj-title </mj-title>'],
      ...['open mj-style <mj-style', 'attribute inline=inline', 'opened >', 'text .a > p {}<p>', 'close mj-style </MJ-STYLE >'],
      ...['open mj-style <mj-style', 'opened > by itself', 'open p <p', 'opened >'],
    ])
    expect(tokensOf('<mj-title>a <b>')).toEqual(['open mj-title <mj-title', 'opened >', 'text a <b>'])
  })

  it.each<[string, string[]]>([
    ['<a', ['open a <a', 'opened a']],
    ['<a hre', ['open a <a', 'attribute hre', 'opened e']],
    ['<a href=', ['open a <a', 'attribute href', 'opened =']],
    ['<a href="mailto:x', ['open a <a', 'attribute href=mailto:x', 'opened x']],
    ["<a href='mailto:x>y", ['open a <a', 'attribute href=mailto:x>y', 'opened y']],
    ['<a href=mailto:x', ['open a <a', 'attribute href=mailto:x', 'opened x']],
    ['<a b="c" /', ['open a <a', 'attribute b=c', 'opened / by itself']],
    ['x</di', ['text x', 'close di </di']],
    ['<!-- x', ['comment <!-- x  x']],
    ['<!doctype ht', ['other <!doctype ht']],
    ['<title>x</tit', ['open title <title', 'opened >', 'text x</tit']],
    ['x <', ['text x <']],
  ])('of what is cut off in %j go as far as it does', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
    expect(tokensOf(`<p>${text}<i title="x">y</i>`, 3, 3 + text.length), 'by the end of a range').toEqual(tokens)
  })

  it('are not swallowed by a CDATA mark left open', () => {
    expect(tokensOf('<![CDATA[ a > <b>c')).toEqual(['other <![CDATA[ a >', 'text  ', 'open b <b', 'opened >', 'text c'])
  })

  it('stand in order and within the text, damaged or not', () => {
    const random = seeded(3)
    const damage = ['<', '"', '>', '</', '<!--', '<mj-style>', '<![CDATA[', '=', '\u0000', '\ud800']
    for (const row of Object.values(fixtures)) {
      for (const cell of Object.values(row)) {
        if (typeof cell === 'string') continue
        for (const whole of [...cell.leaky, ...cell.safe]) {
          const cut = Math.floor(random() * whole.length)
          for (const text of [whole, whole.slice(0, cut) + damage[Math.floor(random() * damage.length)]! + whole.slice(cut)]) {
            let at = 0
            const pass = (...ends: number[]): void => {
              for (const end of ends) {
                expect(end, text).toBeGreaterThanOrEqual(at)
                at = end
              }
            }
            markupReader(text).read({
              text: (start, end) => pass(start, end),
              open: (_name, start, nameEnd) => pass(start, nameEnd),
              attribute: (_name, start, nameEnd, valueStart, valueEnd) => pass(start, nameEnd, valueStart, valueEnd),
              opened: (end) => pass(end),
              close: (_name, start, end) => pass(start, end),
              comment: (start, end, dataStart, dataEnd) => pass(start, dataStart, dataEnd, end),
              other: (start, end) => pass(start, end),
            })
            expect(at).toBeLessThanOrEqual(text.length)
          }
        }
      }
    }
  })
})
