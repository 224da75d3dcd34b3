import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { factsOf } from '@undisclosed/project'

const packagesUrl = new URL('../../packages/', import.meta.url)

export interface Source {
  /** Name of its folder in `packages/`. */
  readonly package: string
  /** Below `src/`: `flow/value.ts`. */
  readonly path: string
  readonly specifiers: readonly string[]
}

export const packageNames: readonly string[] = readdirSync(packagesUrl).sort()

/** Every TypeScript file of every package, with what it imports, `import type` included. */
export const sources: readonly Source[] = packageNames.flatMap((name) => {
  const folder = fileURLToPath(new URL(`${name}/src/`, packagesUrl))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  return files
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const { facts, problem } = factsOf(path, readFileSync(folder + path, 'utf8'))
      if (!facts) throw new Error(`packages/${name}/src/${path} does not parse: ${problem?.message}`)
      return { package: name, path, specifiers: facts.specifiers }
    })
})
