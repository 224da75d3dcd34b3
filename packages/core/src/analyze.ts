import { apisOf, idleOptions } from './apis.js'
import type { TemplateParsers } from './dialect.js'
import type { Certainty, Finding } from './finding.js'
import { complete, findingsOf, isTarget, type Silenced } from './findings.js'
import type { Shared } from './flow/chains.js'
import { createWorld, type World } from './flow/world.js'
import type { TemplateFileNote, TemplateFinding } from './frontends/template/analyze.js'
import { templateLibrary, type LibraryOptions, type ReadableLibrary } from './frontends/template/library.js'
import type { TemplateMemory } from './frontends/template/memory.js'
import type { EngineOptions, ProjectIndex, RunOptions } from './host.js'
import { linkFile, linkOnce, sharing, type Sending } from './linking.js'
import { withoutAnswers } from './mail/answers.js'
import { otherExpressions } from './mail/component-expressions.js'
import { loneComponents, type ComponentMemory, type LoneComponent } from './mail/lone-components.js'
import type { Judged, Room } from './mail/link.js'
import { sendingFiles, type SendingFiles } from './mail/sending.js'
import type { LinkedMessage } from './message.js'
import { certaintyRank } from './rule.js'
import { rules as allRules } from './rules/index.js'
import { nothingFound, sendsTold } from './sends-told.js'
import { lineStartsOf, positionAt } from './source.js'
import { explainComponents, explainTemplates, judgedComponents, judgedTemplates } from './templates-alone.js'

export interface AnalyzeOptions extends EngineOptions {
  readonly rules?: Readonly<Record<string, 'off' | 'warning' | 'error'>>
  readonly minCertainty?: Certainty
  readonly includeTests?: boolean
  /** Only findings in these files. */
  readonly targets?: readonly string[]
  /** Of these, the files that were asked for by their names: notes say why nothing is told of one. */
  readonly named?: readonly string[]
  /** `false` where the host applies `eslint-disable` comments itself. */
  readonly eslintDirectives?: boolean
  /** The template languages' own parsers, where the host has them. */
  readonly templateParsers?: TemplateParsers
  /**
   * For hosts that keep what they know: answers from that, or links anew over the index that is asked. What is known holds
   * while the index answers the same and `under` is the same; of a file that is linked anew, what `chain` was asked of it
   * holds by itself. Without `chain` nothing is known of single chains, and they share what they have in common: twice as fast.
   */
  readonly linked?: (file: string, under: string, link: Link, hangsOn: HangsOn) => LinkedFile
  /** For such hosts, too: answers from what is known of the files that may send, or looks for them anew over the index that is asked. */
  readonly sending?: (seek: (index: ProjectIndex) => SendingFiles) => SendingFiles
  /** The same for mails that are components. */
  readonly components?: (look: () => readonly LoneComponent[]) => readonly LoneComponent[]
  /** Kept by a host that analyses one project by the same options again and again. */
  readonly templateMemory?: TemplateMemory
  /** What mails that are components were found to print, for such a host, too. */
  readonly componentMemory?: ComponentMemory
  /** What a host found in HTML that templates were compiled to, placed in their sources; judged as if found there. */
  readonly rendered?: readonly TemplateFinding[]
  /** Told, for each send, what its fields were found to hold. */
  readonly onExplain?: (line: string) => void
}

/**
 * One chain of callers of one send: judged over the index that is asked, or known under the same key. `files` are read beside
 * what is asked of the index.
 */
export type Chain = <T>(key: string, files: readonly string[], judge: (index: ProjectIndex) => T) => T

/** Links the sends of one file over an index. `leads` is asked in place of what the file hangs on, by a host that listens to that too. */
export type Link = (index: ProjectIndex, chain?: Chain, leads?: HangsOn['leads']) => LinkedFile

/** What the sends of a file hang on beside the index; `under` is all of it in one text. */
export interface HangsOn {
  /** Of calls that may be sends. */
  readonly names: ReadonlySet<string>
  /** Whether an API’s client may come from a file. */
  leads(file: string): boolean
}

/** What the sends of one file were found to be. */
export interface LinkedFile {
  readonly sends: number
  /** Names of the mail APIs that these call. */
  readonly apis: readonly string[]
  readonly messages: readonly LinkedMessage[]
  /** Files through which a send took too many steps to follow, or with more sends than are judged. */
  readonly cut?: readonly string[]
}

export interface Analysis {
  readonly findings: readonly Finding[]
  /** What directives keep from being findings. */
  readonly silenced: readonly Silenced[]
  readonly notes: readonly TemplateFileNote[]
  /** What of the config nothing in the project is, as ends of a sentence that begins with the config’s name. */
  readonly idle: readonly string[]
  readonly stats: Readonly<Record<string, number>>
}

/** The whole pipeline: files that may send, their sends, the messages, the rules. Same input, same bytes out. */
export function analyze(given: ProjectIndex, options: AnalyzeOptions = {}): Analysis {
  const index = asSource(given, options)
  const read: TemplatesRead = options.templateMemory?.read ?? new Map()
  const messages: LinkedMessage[] = []
  const cut = new Set<string>()
  const called = new Set<string>()
  let sends = 0
  const { table, packages } = apisOf(options)
  const seek = (asked: ProjectIndex): SendingFiles => sendingFiles(asked === given ? index : asSource(asked, options), table)
  const sending = options.sending?.(seek) ?? seek(given)
  const leading = [...sending.keys()].join('\n')
  const leads = (file: string): boolean => sending.has(file)
  const library = libraryFor(index, options, read)
  const told = options.onExplain && sendsTold()
  // A host that listens to what is asked must hear of templates too.
  const roomOf = (asked: ProjectIndex, shared: Shared = false): Room => {
    const heard = asked === given ? index : asSource(asked, options)
    return {
      world: createWorld(heard, { ...options, unasked: unaskedBy(options) }, packages, { explain: told?.tell, shared }),
      library: asked === given ? library : libraryFor(heard, options, read),
    }
  }
  const inCommon = sharing((shared) => roomOf(given, shared))
  for (const [file, names] of sending) {
    if (index.role(file) !== 'source') continue
    const own: Sending = { file, names, leads, table }
    const link: Link = (asked, chain, heard = leads) => {
      const at = { ...own, leads: heard }
      if (!chain) return sharing((shared) => roomOf(asked, shared))((room) => linkOnce(room, at))
      const linkIn = (room: Room, judgeIn: <T>(heard: ProjectIndex, judge: (room: Room) => T) => T): LinkedFile =>
        linkFile(room.world, at, (key, files, judge) => chain(key, files, (heard) => judgeIn(heard, judge)))
      if (asked === given) return inCommon((room) => linkIn(room, (_, judge) => judge(room)))
      return linkIn(roomOf(asked), (heard, judge) => sharing((shared) => roomOf(heard, shared))(judge))
    }
    const linked = options.linked
      ? options.linked(file, `${[...names].join(' ')}\n${leading}`, link, own)
      : told
        ? linkOnce(roomOf(given), own, (files, judged) =>
            told.close(
              verdictOf(index, options, judged),
              files.some((on) => isTarget(options, on)),
            ),
          )
        : inCommon((room) => linkOnce(room, own))
    sends += linked.sends
    for (const api of linked.apis) called.add(api)
    for (const through of linked.cut ?? []) cut.add(through)
    messages.push(...linked.messages)
  }
  for (const line of told?.lines() ?? []) options.onExplain?.(line)
  const templates = judgedTemplates(index, options, library)
  const mails = withoutAnswers(index, templates.findings)
  const worldOf = (heard: ProjectIndex): World => createWorld(heard, options, packages)
  const memory = options.componentMemory ?? new WeakMap()
  const look = (): readonly LoneComponent[] => loneComponents({ index, library, worldOf, memory, all: options.onExplain !== undefined })
  const alone = options.components?.(look) ?? look()
  const components = judgedComponents(index, options, alone)
  const { findings, silenced } = findingsOf(index, messages, options, [...mails, ...components, ...(options.rendered ?? [])], library)
  if (options.onExplain) {
    explainTemplates(index, options, library, { alone: templates.findings, told: findings })
    explainComponents(index, options, alone, { alone: components, told: findings }, otherExpressions)
  }
  return {
    findings,
    silenced,
    notes: [...templates.notes, ...[...cut].sort().map(cutNote)],
    idle: idleOptions(index, options, called),
    stats: { files: index.files.length, sends, findings: findings.length },
  }
}

function cutNote(file: string): TemplateFileNote {
  return {
    file,
    kind: 'sends',
    span: [0, 0],
    message: 'leads to more sends, or to a longer way of one, than are followed: not all of it was judged',
  }
}

/** What comes of one chain of callers, for `--explain`. */
function verdictOf(index: ProjectIndex, options: AnalyzeOptions, { messages, next }: Judged): string[] {
  const least = options.minCertainty ?? 'likely'
  const found = allRules.flatMap((rule) =>
    options.rules?.[rule.name] === 'off' ? [] : [...rule.check({ messages, options })].map((report) => complete(rule, report, undefined)),
  )
  if (found.length === 0) return [next.length > 0 ? '  → who gets it and what it carries is asked of the callers' : nothingFound]
  return found.map(({ ruleId, certainty, message, file, span }) => {
    const { line } = positionAt(lineStartsOf(index.text(file)), span[0])
    const role = index.role(file)
    const held = [
      certaintyRank[certainty] < certaintyRank[least] ? `, shown with --min-certainty ${certainty}` : '',
      role === 'source' ? '' : `, not reported in a file of role “${role}”`,
    ].join('')
    return `  → ${ruleId} (${certainty}${held}) at ${file}:${line}: ${message}`
  })
}

/** What only rules read that are off. A host that keeps what it knows keeps it for all rules. */
function unaskedBy({ rules, linked }: AnalyzeOptions): NonNullable<RunOptions['unasked']> {
  if (linked) return []
  return [
    ...(rules?.['no-foreign-data'] === 'off' && rules['no-wide-merge-tag'] === 'off' ? (['foreign'] as const) : []),
    ...(rules?.['no-shared-message'] === 'off' ? (['shared'] as const) : []),
  ]
}

/** With tests included, what is for tests is read, followed and told as any other file. */
function asSource(index: ProjectIndex, options: AnalyzeOptions): ProjectIndex {
  return options.includeTests === true ? { ...index, role: () => 'source' } : index
}

type TemplatesRead = NonNullable<LibraryOptions['known']>

function libraryFor(index: ProjectIndex, { templateParsers, templateFolders }: AnalyzeOptions, known: TemplatesRead): ReadableLibrary {
  return templateLibrary({
    files: () => [...(index.templates ?? []), ...(index.pages ?? [])].sort(),
    text: (file) => index.text(file),
    known,
    ...(templateParsers && { parsers: templateParsers }),
    ...(templateFolders && { folders: templateFolders }),
  })
}
