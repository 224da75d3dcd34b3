import type { Reporter } from '../reporter.js'
import json from './json.js'
import stylish from './stylish.js'

/** Every reporter, by the name that `--format` takes. */
export const reporters: readonly Reporter[] = [json, stylish]
