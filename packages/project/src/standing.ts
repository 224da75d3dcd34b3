// What tells whether an earlier analysis still stands, without the engine.
export { findConfig } from './find-config.js'
export { digestOf } from './live/since.js'
export { stillStands } from './live/standing.js'
export { realPath, rootOf } from './root.js'
