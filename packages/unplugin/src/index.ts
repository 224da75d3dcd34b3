import { createUnplugin, type UnpluginInstance } from 'unplugin'
import { esbuildSetup } from './esbuild-side.js'
import { mjmlOptions } from './mjml-options.js'
import { checkOptions, type Options } from './options.js'
import { reportOption } from './report.js'
import { loader, rollupHooks } from './rollup-like.js'
import { openSession, type Session } from './session.js'
import { viteHooks } from './vite-side.js'
import { tapCompiler, type Compiler } from './webpack-like.js'

export type { MjmlOptions, Options } from './options.js'

const name = 'undisclosed'

/**
 * The plugin for every bundler. None of its hooks loads, resolves or transforms a file unless it is to compile MJML, so the
 * user's own loaders keep theirs; findings go out through each bundler's own channel, which unplugin's common context would cut down to a text.
 */
export const unplugin: UnpluginInstance<Options | undefined> = createUnplugin<Options | undefined>((given, { framework }) => {
  const options = checkOptions(given ?? {})
  const compiles = mjmlOptions(options) !== undefined
  const plain = (textOnly: boolean) => {
    let session: Session | undefined
    return rollupHooks({
      textOnly,
      session: () => (session ??= openSession(process.cwd(), options)),
      isBuild: () => true,
      compiles,
      outputFolder: () => undefined,
      report: () => reportOption(process.cwd(), options.report),
    })
  }
  let compiling: Session | undefined
  const tap = (compiler: Compiler): void => {
    compiling = tapCompiler(compiler, options)
  }
  return {
    name,
    // The others compile by hooks of their own.
    ...(compiles &&
      (framework === 'webpack' || framework === 'rspack') && { load: { filter: { id: /\.mjml$/ }, handler: loader(() => compiling!) } }),
    rollup: plain(false),
    rolldown: plain(true),
    vite: viteHooks(options),
    webpack: (compiler) => tap(compiler),
    rspack: (compiler) => tap(compiler),
    esbuild: { setup: (build) => esbuildSetup(build, name, options) },
  }
})
