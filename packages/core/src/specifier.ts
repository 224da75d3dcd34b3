const cdns =
  /^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|esm\.run|jspm\.dev\/npm|ga\.jspm\.io)\/(?:v\d+\/|stable\/|npm:)?/

/** Modules of Deno's own registry: `https://deno.land/x/denomailer@1.6.0/mod.ts` is `deno.land/x/denomailer`. */
const denoModule = /^https?:\/\/(deno\.land\/x\/[^/@]+)/

/**
 * The module specifier as a Node program would write it: Deno and Supabase functions write `npm:resend@2` or
 * `https://esm.sh/resend@2?target=deno` for `resend`. Anything else comes back unchanged.
 */
export function plainSpecifier(specifier: string): string {
  const deno = denoModule.exec(specifier)?.[1]
  if (deno !== undefined) return deno
  const rest = specifier.startsWith('npm:') ? specifier.slice(4) : specifier.replace(cdns, '')
  if (rest === specifier) return specifier
  const path = rest.replace(/^\//, '').replace(/[?#].*$/, '')
  return path.replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]*/, '$1')
}
