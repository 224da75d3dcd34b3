import { describe, expect, test } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import type { DialectName } from '../../packages/core/src/template.js'
import { seeded } from '../seeded.mjs'
import { inject, injectedPlaces, type InjectedPlace } from './inject.js'

// Needs public repositories on this machine, so it is run by hand:
//   UNDISCLOSED_MIRRORS=DIR node_modules/.bin/vitest run test/templates/real.test.ts
const mirrors = process.env['UNDISCLOSED_MIRRORS']

interface Tally {
  readonly files: Set<string>
  readonly places: Map<InjectedPlace, { tried: number; found: number }>
}

async function realTemplates(): Promise<Iterable<{ path: string; text: string }>> {
  const { templatesIn } = (await import('./repositories.mjs' as string)) as {
    templatesIn(mirrors: string): Iterable<{ path: string; text: string }>
  }
  return templatesIn(mirrors!)
}

describe.skipIf(mirrors === undefined)('leaks put into real templates', () => {
  test('are found at their exact range, in every language and place', async () => {
    const random = seeded(11)
    const tallies = new Map<DialectName, Tally>()
    const missed: string[] = []
    const spoke: string[] = []
    // Whom mails to admins list is told as possible alone.
    const findingsIn = (file: string, text: string, isForDesk: boolean) =>
      analyzeTemplates([{ file, text }], { rules: templateRules, minimum: isForDesk ? 'possible' : 'likely' }).findings
    let pages = 0
    let desks = 0
    for (const { path, text } of await realTemplates()) {
      const { dialects, page } = readTemplate(text, { file: path })
      // What only a browser shows is nobody's mail, so that nothing is told of it.
      if (page) {
        pages++
        continue
      }
      // A text without tags may be written on in Handlebars.
      const dialect = dialects[0] ?? 'handlebars'
      const isForDesk = readTemplate(`${text}{{#each users}}{{email}}{{/each}}`, { file: `${path}.hbs` }).desk === true
      if (isForDesk) desks++
      const before = findingsIn(path, text, isForDesk)
      for (const { ruleId, span, certainty } of before) {
        if (certainty !== 'possible') spoke.push(`${path} ${ruleId} ${text.slice(...span)}`)
      }
      const known = new Set(before.map(({ ruleId, span }) => ruleId + text.slice(...span)))
      for (const place of injectedPlaces) {
        const injected = inject(text, dialect, place, random)
        if (!injected) continue
        const tally = tallies.get(dialect) ?? { files: new Set(), places: new Map() }
        tallies.set(dialect, tally)
        tally.files.add(path + text.length)
        const count = tally.places.get(place) ?? { tried: 0, found: 0 }
        tally.places.set(place, count)
        count.tried++
        const fresh = findingsIn(path, injected.text, isForDesk).filter(
          ({ ruleId, span }) => !known.has(ruleId + injected.text.slice(...span)),
        )
        const exact = fresh.length === 1 && fresh[0]!.span[0] === injected.span[0] && fresh[0]!.span[1] === injected.span[1]
        if (exact) count.found++
        else
          missed.push(
            `${path} ${dialect} ${place} ${injected.text.slice(...injected.span)} got ${fresh.map(({ span }) => injected.text.slice(...span)).join(' | ')}`,
          )
      }
    }
    const lines = [`| dialect | templates | ${injectedPlaces.join(' | ')} |`, `| --- | --: |${' --: |'.repeat(injectedPlaces.length)}`]
    for (const [dialect, { files, places }] of [...tallies].sort()) {
      const cells = injectedPlaces.map((place) => {
        const count = places.get(place)
        return count ? `${count.found} / ${count.tried}` : '—'
      })
      lines.push(`| ${dialect} | ${files.size} | ${cells.join(' | ')} |`)
    }
    process.stdout.write(
      [
        ...lines,
        '',
        `left out as web pages: ${pages}`,
        `mails to admins, told as possible: ${desks}`,
        `speak as they are: ${spoke.length}`,
        ...spoke,
        '',
        `missed: ${missed.length}`,
        ...missed,
        '',
      ].join('\n'),
    )
    const all = [...tallies.values()]
    expect(all.reduce((sum, { files }) => sum + files.size, 0)).toBeGreaterThan(150)
    for (const { places } of all) for (const { tried, found } of places.values()) expect(found / tried).toBeGreaterThanOrEqual(0.95)
  }, 1_800_000)
})
