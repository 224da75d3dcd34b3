// Puts the rules' pages into the package, so that an editor can open them without a network.
import { cpSync, rmSync } from 'node:fs'

const to = new URL('../docs/', import.meta.url)
rmSync(to, { recursive: true, force: true })
cpSync(new URL('../../../docs/rules/', import.meta.url), new URL('rules/', to), { recursive: true })
