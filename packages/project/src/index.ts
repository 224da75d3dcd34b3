export {
  baselineName,
  baselineNamed,
  baselineTold,
  checkRoot,
  compareWithBaseline,
  countOfFindings,
  readBaseline,
  sinceBaseline,
  writeBaseline,
  type Accepted,
  type Compared,
  type Looked,
} from './baseline.js'
export { digestOf, manifestName } from './compiled.js'
export { defineConfig, loadConfig, loadConfigSync, type Config, type LoadedConfig } from './config.js'
export { ConfigError } from './errors.js'
export { findConfig } from './find-config.js'
export { factsOf, type ReadFacts } from './facts.js'
export { type Buffer } from './live/buffer.js'
export { openLive, type Checked, type Live, type LiveOptions } from './live/live.js'
export { type Kept } from './live/kept.js'
export { createRounds, longPatience, rarely } from './live/rounds.js'
export { matcherOf, type Matches } from './globs.js'
export { filesTold, openProject, type Opened, type OpenOptions } from './open.js'
export { parse, type Parsed, type ParserName } from './parse.js'
export { createProject, isPresent, type Project, type ProjectNote, type ProjectOptions } from './project.js'
export { createObjects, type Objects } from './review/commit.js'
export { fetchHistory, fetchMirror, type FetchOptions, type MirrorOptions } from './review/fetch.js'
export { type LineRange } from './review/lines.js'
export { type SilencedFinding } from './review/own-word.js'
export { type ChangedPlace } from './review/placing.js'
export { endProcesses } from './review/processes.js'
export { uncommittedIn } from './review/refs.js'
export { reviewChange, type Introduced, type Review, type ReviewOptions } from './review/review.js'
export { roleRows, type RoleRow } from './roles.js'
export { checkConfig } from './schema.js'
export { reason } from './reason.js'
export { whyNoReport } from './report-file.js'
export { isCode, isPage, isSettings } from './walk.js'
export { loadTemplateParsers } from './template-parsers.js'
