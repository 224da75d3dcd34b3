import { analyze as analyzeProject } from '@undisclosed/core'
import { createProject, loadTemplateParsers } from '@undisclosed/project'
import type { Analysed } from '../harness.js'

/** What the command finds in a folder, of all certainties. */
export function analyze(root: string): Analysed {
  const project = createProject({ root })
  return { project, analysis: analyzeProject(project, { minCertainty: 'possible', templateParsers: loadTemplateParsers() }) }
}
