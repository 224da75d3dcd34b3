import type { Reporter } from '../reporter.js'
import json from './json.js'

/** Every reporter, by the name that `--format` takes. */
export const reporters: readonly Reporter[] = [json]
