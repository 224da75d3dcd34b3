import type { ProjectIndex } from '@undisclosed/core'
import type { Project } from '@undisclosed/project'

const patience = 400
const pace = 100

/** Shows how far a long run is, on a terminal only, and wipes it away at the end. */
export function withProgress<T>(project: Project, run: (index: ProjectIndex) => T): T {
  if (!process.stderr.isTTY) return run(project)
  const started = performance.now()
  let last = 0
  const tick = (): void => {
    const now = performance.now()
    if (now - started < patience || now - last < pace) return
    last = now
    process.stderr.write(`\r\u001b[2K${project.files.length} files, ${project.parsed()} parsed`)
  }
  const watched: ProjectIndex = {
    ...project,
    facts(file) {
      tick()
      return project.facts(file)
    },
  }
  try {
    return run(watched)
  } finally {
    if (last > 0) process.stderr.write('\r\u001b[2K')
  }
}
