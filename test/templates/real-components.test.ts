import { describe, expect, test } from 'vitest'
import { analyze, type Finding } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'
import { tree } from '../project/tree.harness.js'
import { seeded } from '../seeded.mjs'
import { injectedPlaces, type InjectedPlace } from './inject.js'
import { injectJsx, type InjectedComponent } from './inject-jsx.js'

// Needs public repositories on this machine, as `real.test.ts` does.
const mirrors = process.env['UNDISCLOSED_MIRRORS']

const page = (body: string, props: string): string => `import { Section, Column, Text, Html } from '@react-email/components'

export default function Welcome({${props}name }) {
  return (
    <Html>
      <Text>Hi {name}</Text>
      ${body}
      <Text>Bye</Text>
    </Html>
  )
}
`

/** What is found of a component, with the code that mails it or without: where each finding’s datum is printed. */
function printedIn(component: string, sender?: string): string[] {
  const files = { 'Mail.tsx': component, ...(sender !== undefined && { 'send.tsx': sender }) }
  const { findings } = analyze(createProject({ root: tree(files) }))
  return findings.map(
    ({ ruleId, trace }) =>
      `${ruleId} ${
        trace
          .filter(({ file }) => file === 'Mail.tsx')
          .map(({ span }) => component.slice(...span))
          .at(-1) ?? ''
      }`,
  )
}

/** In the component, the steps of the one finding. */
function stepsOf({ text }: InjectedComponent, sender: string): Finding['trace'] | undefined {
  const { findings } = analyze(createProject({ root: tree({ 'Mail.tsx': text, 'send.tsx': sender }) }))
  const [one, ...others] = findings.filter(({ ruleId }) => isOfPeople(ruleId))
  return one && others.length === 0 ? one.trace.filter(({ file }) => file === 'Mail.tsx') : undefined
}

const isOfPeople = (told: string): boolean => !told.startsWith('no-real-person')

/** The properties’ type says nothing of the list that was put among them. */
function widened(text: string): string {
  return text.replace(/^(export [^\n]*\(\{[^{}]*\}|\}): (?=[\w{])/gm, '$1: any & ')
}

async function realComponents(): Promise<Iterable<{ path: string; text: string }>> {
  const { componentsIn } = (await import('./repositories.mjs' as string)) as {
    componentsIn(mirrors: string): Iterable<{ path: string; text: string }>
  }
  return componentsIn(mirrors!)
}

test('a leak put into a component is found at the expression, and a list that is not printed is quiet', () => {
  const random = seeded(7)
  const whole = page('', '')
  for (const place of injectedPlaces) {
    for (let round = 0; round < 3; round++) {
      const injected = injectJsx(whole, place, random)
      if (!injected) continue
      const found = printedIn(injected.text, injected.sender)
      expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([injected.text.slice(...injected.span)])
      expect(printedIn(whole, injected.sender)).toEqual([])
      // By itself it tells the same person as another rule does.
      expect(printedIn(injected.text).map((line) => line.replace(/^\S+ /, ''))).toEqual([injected.text.slice(...injected.span)])
      const deep = injected.text.replace('<Html>', `<Html>${'<Section><Row><Column>'.repeat(5)}`)
      expect(printedIn(deep.replace('</Html>', `${'</Column></Row></Section>'.repeat(5)}</Html>`), injected.sender)).toEqual(found)
    }
  }
})

describe.skipIf(mirrors === undefined)('leaks put into real components', () => {
  test('are found at their exact range, in every place', async () => {
    const random = seeded(12)
    const counts = new Map<InjectedPlace, { tried: number; found: number }>()
    const files = new Set<string>()
    const missed: string[] = []
    for (const { path, text } of await realComponents()) {
      for (const place of injectedPlaces) {
        const injected = injectJsx(text, place, random)
        if (!injected) continue
        // A demonstration may hold a person who is invented.
        if (!files.has(path)) expect(printedIn(text, injected.sender).filter(isOfPeople), path).toEqual([])
        files.add(path)
        const count = counts.get(place) ?? { tried: 0, found: 0 }
        counts.set(place, count)
        count.tried++
        const steps = stepsOf(injected, injected.sender) ?? stepsOf(injected, injected.handing)
        const exact = steps?.some(({ span }) => span[0] === injected.span[0] && span[1] === injected.span[1]) === true
        if (exact) count.found++
        else missed.push(`${path} ${place} ${injected.text.slice(...injected.span)}`)
      }
    }
    const cells = injectedPlaces.map((place) => (counts.has(place) ? `${counts.get(place)!.found} / ${counts.get(place)!.tried}` : '—'))
    process.stdout.write([`| JSX | ${files.size} | ${cells.join(' | ')} |`, `missed: ${missed.length}`, ...missed, ''].join('\n'))
    for (const { tried, found } of counts.values()) expect(found / tried).toBeGreaterThanOrEqual(0.95)
  }, 1_800_000)

  test('are found where no code sends them, and the components as they are stay quiet', async () => {
    const random = seeded(13)
    const missed: string[] = []
    let tried = 0
    for (const { path, text } of await realComponents()) {
      // What its layout makes of it is in other files, and so may be where its elements come from.
      if (!/<(?:Html|Mjml)\b/.test(text) || !/from ['"](?:@react-email|react-email|jsx-email|mjml-react)/.test(text)) continue
      expect(printedIn(text).filter(isOfPeople), path).toEqual([])
      for (const place of injectedPlaces) {
        const injected = injectJsx(text, place, random)
        if (!injected) continue
        tried++
        const found = printedIn(widened(injected.text)).map((line) => line.replace(/^\S+ /, ''))
        if (!found.includes(injected.text.slice(...injected.span))) missed.push(`${path} ${place} ${injected.text.slice(...injected.span)}`)
      }
    }
    process.stdout.write([`JSX alone: ${tried - missed.length} / ${tried}`, ...missed, ''].join('\n'))
    expect((tried - missed.length) / tried).toBeGreaterThanOrEqual(0.95)
  }, 1_800_000)
})
