import { reviewChange, type Review, type ReviewOptions } from '@undisclosed/project'
import { repository, type Content, type Repository } from './repository.harness.js'
import { db } from './sources.harness.js'

export type Files = Readonly<Record<string, Content>>

/** Reviews what the branch `topic` changes since `main`. */
export async function change(
  before: Files,
  after: Files,
  options: Partial<ReviewOptions> = {},
): Promise<Review & { readonly repo: Repository }> {
  const repo = repository({ 'package.json': '{}', 'src/db.ts': db, ...before })
  repo.git('switch', '--quiet', '-c', 'topic')
  repo.commit(after)
  return { ...(await reviewChange({ cwd: repo.root, base: 'main', ...options })), repo }
}

/** `src/announce.ts:7`, and where it is told if that is elsewhere. */
export const places = ({ introduced }: Review): string[] =>
  introduced.map(({ finding, lines, place }) => {
    const own = `${finding.file}:${lines.line}`
    if (!place) return `${own} (no changed line)`
    return place.isOwn ? own : `${own} told at ${place.file}:${place.line}`
  })
