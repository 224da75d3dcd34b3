export { ConfigError } from './errors.js'
export { parse, type Parsed, type ParserName } from './parse.js'
export { createProject, type Project, type ProjectNote, type ProjectOptions } from './project.js'
