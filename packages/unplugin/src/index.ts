import { createUnplugin, type UnpluginInstance } from 'unplugin'
import { esbuildSetup } from './esbuild-side.js'
import { checkOptions, type Options } from './options.js'
import { reportOption } from './report.js'
import { rollupHooks } from './rollup-like.js'
import { openSession, type Session } from './session.js'
import { viteHooks } from './vite-side.js'
import { tapCompiler, type Compiler } from './webpack-like.js'

export type { Options } from './options.js'

/**
 * The plugin for every bundler. None of its hooks loads, resolves or transforms a file, so the user's own loaders keep
 * theirs; findings go out through each bundler's own channel, which unplugin's common context would cut down to a text.
 */
export const unplugin: UnpluginInstance<Options | undefined> = createUnplugin<Options | undefined>((given) => {
  const options = checkOptions(given ?? {})
  const plain = (textOnly: boolean) => {
    let session: Session | undefined
    return rollupHooks({
      textOnly,
      session: () => (session ??= openSession(process.cwd(), options)),
      outputFolder: () => undefined,
      report: () => reportOption(process.cwd(), options.report),
    })
  }
  const tap = (compiler: Compiler): void => tapCompiler(compiler, options)
  return {
    name: 'undisclosed',
    rollup: plain(false),
    rolldown: plain(true),
    vite: viteHooks(options),
    webpack: (compiler) => tap(compiler),
    rspack: (compiler) => tap(compiler),
    esbuild: { setup: (build) => esbuildSetup(build, options) },
  }
})
