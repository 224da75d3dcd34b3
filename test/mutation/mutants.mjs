import { posix } from 'node:path'
import { analyze, lineStartsOf, positionAt, rules, templateRules } from '@undisclosed/core'
import { createProject, loadTemplateParsers } from '@undisclosed/project'
import { createMemory, remembering } from './memory.mjs'
import { seeded } from '../seeded.mjs'
import { idiomsOf, peopleFor } from './people.mjs'
import { siteAt } from './sites.mjs'
import { edited, programOf } from './syntax.mjs'

export function seedOf(...parts) {
  let hash = 2166136261
  for (const character of parts.join('|')) hash = Math.imul(hash ^ character.codePointAt(0), 16777619)
  return hash >>> 0
}

/** One tree in memory: its project, its findings as it stands, and the sites of its labels. */
export function openTree({ repo, root, labels }) {
  const placeholders = new Map(labels.map(({ file }) => [posix.dirname(file), placeholderFor(file)]))
  const overlay = Object.fromEntries([...placeholders.values()].map(({ file }) => [file, 'export {}\n']))
  const project = createProject({ root, overlay })
  const known = new Map()
  const run = (expects, changed) => scanned(project, expects, known, changed)
  const sites = labels.flatMap((label) => {
    const site = siteAt({ ...label, text: project.text(label.file) })
    return site ? [{ ...site, placeholder: placeholders.get(posix.dirname(label.file)) }] : []
  })
  return { repo, project, run, before: new Map(), sites, idioms: idiomsOf(project) }
}

const codeRules = new Set(['no-exposed-recipients', 'no-shared-message'])

/** Findings of some rules with their places in lines; templates are read only where a rule asks for them. */
function scanned(project, expects, known, changed) {
  const kind = expects.every((rule) => codeRules.has(rule)) ? 'code' : 'all'
  const index = kind === 'code' ? { ...project, templates: [], pages: [] } : project
  if (!known.has(kind)) known.set(kind, createMemory())
  const linked = remembering(index, known.get(kind), changed)
  const off = [...rules, ...templateRules].map((rule) => rule.name).filter((name) => !expects.includes(name))
  const options = {
    rules: Object.fromEntries(off.map((name) => [name, 'off'])),
    minCertainty: 'likely',
    templateParsers: loadTemplateParsers(),
    linked,
  }
  return analyze(index, options).findings.map(({ ruleId, certainty, trace, ...place }) => ({
    ruleId,
    certainty,
    places: [place, ...trace].map((one) => placed(project, one)),
  }))
}

function placeholderFor(file) {
  const extension = /\.tsx?$/.test(file) ? 'ts' : 'js'
  return { file: posix.join(posix.dirname(file), `mailing-list.${extension}`), specifier: './mailing-list' }
}

function placed(project, { file, span }) {
  const starts = lineStartsOf(project.text(file))
  return { file, lines: [positionAt(starts, span[0]).line, positionAt(starts, span[1]).line] }
}

/** What an operator makes of a tree: `{ operator, site, people, edits, twin?, files? }`, each parsed once to see that it is code. */
export function* mutantsOf(tree, operator, seed) {
  const sites = operator.sites ? operator.sites(tree) : tree.sites
  for (const site of sites) {
    const random = seeded(seedOf(seed, operator.name, tree.repo, site.file, site.line))
    const people = operator.sites ? undefined : peopleFor(site, tree.idioms, random)
    if (!operator.sites && (!people || (operator.ownListOnly && people.source !== 'own list'))) continue
    const mutant = operator.mutate({ site, people, random, placeholder: site.placeholder, tree })
    if (!mutant) continue
    const changed = edited(site.text, mutant.edits)
    if (/\.[cm]?[jt]sx?$/.test(site.file) && !programOf(site.file, changed.text)) continue
    yield { operator, site, people, ...mutant, changed }
  }
}

/** Runs the scan on a mutant and its twin: `found`, `missed`, or `loud` where the healthy code is reported as well. */
export function verdictOn(tree, { operator, site, twin, files, changed }) {
  const expects = [operator.expects].flat()
  const places = (lines) => (finding) =>
    expects.includes(finding.ruleId) &&
    finding.places.some(
      (place) => place.file === site.file && lines.some(([first, last]) => place.lines[0] <= last && first <= place.lines[1]),
    )
  const own = [[site.line - 1, site.line + 1]]
  const known = expects.join()
  if (!tree.before.has(known)) tree.before.set(known, tree.run(expects))
  if (tree.before.get(known).some(places(own))) return { verdict: 'loud', why: 'as it stands' }
  const findings = withTexts(tree, expects, { [site.file]: changed.text, ...files })
  const hits = findings.filter(places([...changed.lines]))
  const healthy = twin && edited(site.text, twin)
  const alarms = healthy ? withTexts(tree, expects, { [site.file]: healthy.text }).filter(places(healthy.lines)) : []
  if (alarms.length > 0) return { verdict: 'loud', why: 'the twin', twin: healthy.text }
  return { verdict: hits.length > 0 ? 'found' : 'missed', twinned: healthy !== undefined, certainty: hits[0]?.certainty }
}

function withTexts({ project, run }, expects, texts) {
  for (const [file, text] of Object.entries(texts)) project.overlay(file, text)
  try {
    return run(expects, Object.keys(texts))
  } finally {
    for (const file of Object.keys(texts)) project.overlay(file, /(?:^|\/)mailing-list\.[jt]s$/.test(file) ? 'export {}\n' : undefined)
  }
}
