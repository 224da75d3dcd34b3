import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { MjmlProblem } from '@undisclosed/mjml'
import type { Checked, Live } from '@undisclosed/project'
import { UsageError, type BuildCommand } from '../command.js'
import { clash, type Wanted } from './compiling.js'

export interface Sources {
  readonly wanted: readonly Wanted[]
  /** Files of the folders that MJML cannot read. */
  readonly unreadable: readonly MjmlProblem[]
}

/** Every MJML file below the paths that is a whole message: what only others include has no `mjml` element. */
export function sourcesOf({ paths, out }: BuildCommand, live: Live, { templates }: Checked): Sources {
  const wanted: Wanted[] = []
  const unreadable = new Map<string, MjmlProblem>()
  for (const path of paths) {
    if (!existsSync(path)) throw new UsageError(`${path}: there is no such file or folder. Check the path`)
    const real = realpathSync(path)
    if (real === (existsSync(out) ? realpathSync(out) : resolve(out)))
      throw new UsageError(`--out ${out} is the folder of the templates. Name another, such as dist/emails`)
    const place = relative(live.root, real).split(sep).join('/')
    const folder = statSync(real).isDirectory() ? place : dirname(place)
    const inside = templates.filter((file) => file === place || place === '' || file.startsWith(`${place}/`))
    const sources = inside.filter((file) => file.endsWith('.mjml'))
    const broken = sources.flatMap((file) => brokenBy(live.root, file) ?? [])
    const whole = sources.filter((file) => broken.every((problem) => problem.file !== file) && /<mjml[\s>]/.test(live.text(file)))
    for (const problem of broken) unreadable.set(problem.file, problem)
    if (whole.length === 0 && broken.length === 0) throw new UsageError(`${path}: ${whyNone(live, sources, real)}`)
    for (const file of whole) wanted.push({ file, html: htmlOf(folder, file) })
  }
  const twice = clash(wanted)
  if (twice) throw new UsageError(`${twice[0].file} and ${twice[1].file} would both become ${join(out, twice[0].html)}. Build them apart`)
  return { wanted, unreadable: [...unreadable.values()] }
}

function htmlOf(folder: string, file: string): string {
  const name = relative(folder, file).split(sep).join('/')
  return `${name.replace(/\.mjml$/, '')}.html`
}

function whyNone(live: Live, sources: readonly string[], real: string): string {
  if (sources.length === 0) {
    const isThere =
      real.endsWith('.mjml') || readdirSync(real, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.mjml'))
    if (!isThere) return 'no MJML template there. Check the path'
    return 'its MJML templates are left out, by .gitignore, by “exclude” of the config, or as what is installed or built'
  }
  if (sources.every((file) => live.text(file).trim() === '')) return sources.length === 1 ? 'it is empty' : 'all MJML files there are empty'
  return 'no MJML template there is a whole message: none has an “mjml” element'
}

/** MJML reads UTF-8 alone; of anything else it says that it cannot be parsed. */
function brokenBy(root: string, file: string): MjmlProblem | undefined {
  const bytes = readFileSync(join(root, file))
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!isWide && !bytes.includes(0)) return undefined
  const message = isWide ? 'is saved as UTF-16, which MJML does not read. Save it as UTF-8' : 'is binary and no template'
  return { kind: 'include', severity: 'error', file, message, span: [0, 0], line: 1, column: 1 }
}
