import { createRequire } from 'node:module'

/** Loads a module of ours, where few builds need what all would load and a bundler waits for no promise. */
export const ownRequire = createRequire(import.meta.url) as <Exports>(specifier: string) => Exports
