import { remembered } from '../people/remembered.js'

/** What a chain of a package's calls is called, and whether it reads settings. */
export const chainName = remembered((chain) => ({
  name:
    chain
      .replace(/\(\)|#|\[\]/g, '')
      .split(/[./:]/)
      .at(-1) ?? chain,
  // Whoever runs an Apps Script mails itself as an operator does.
  settings: /^global:process\.env|^node:process\.env|\.env\b|^global:Session\.get(?:Active|Effective)User\b/.test(chain),
}))
