import { describe, expect, it } from 'vitest'
import { libraryTokens, ownTokens } from './tokens.harness.js'
import { fixtures } from './fixtures.js'

describe('markup tokens', () => {
  it.each([
    '<p class="a" id=b hidden>x</p>',
    '<a href=\'x\' title = "y z" data-q>1 < 2</a>',
    '<br/><img src="a.png" /><hr>',
    '<style>.a > b { c: "<d>" }</style><script>if (a < b) x("</p>")</script>',
    '<title>a <b> c</title><textarea><p></textarea>',
    '<!DOCTYPE html><html><!-- a -- b --><p>x',
    '<!--[if mso]><td><![endif]--><!--[if !mso]><!--><p>a</p><!--<![endif]-->',
    '<P CLASS=A>x</P >',
    '<a\n  href="x"\r\n  title="y"\t>z</a>',
    '<p>a & b &amp; c &copy d</p>',
    '<mj-text color="#fff">x</mj-text><mj-image src="a" />',
    '<a b="1"c="2">x</a><a =b>y</a>',
    '<3 a < b <- </ p> x',
    '<!-- a --!><p>b</p><!-->c<p>--></p>',
    '<a href=x/y>z</a><b/c=d>e</b>',
    '<iframe><p></iframe><noscript><p>x</p></noscript><xmp><b></xmp>',
    '<!a><!-- --><!--->x',
    '<?xml version="1.0"?><p/>',
    '<p>𝒳 👩‍👩‍👧</p><b title="é">𝒴</b>',
  ])('%j: as htmlparser2 reads it', (text) => {
    expect(ownTokens(text)).toEqual(libraryTokens(text))
  })

  it('of every fixture are those of htmlparser2', () => {
    for (const [dialect, row] of Object.entries(fixtures)) {
      if (dialect === 'pug') continue
      for (const cell of Object.values(row)) {
        if (typeof cell === 'string') continue
        for (const text of [...cell.leaky, ...cell.safe]) expect(ownTokens(text), text).toEqual(libraryTokens(text))
      }
    }
  })
})
