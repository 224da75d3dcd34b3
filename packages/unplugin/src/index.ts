import { createUnplugin, type UnpluginInstance } from 'unplugin'
import { esbuildSetup } from './esbuild-side.js'
import { mjmlOptions } from './mjml-options.js'
import { checkOptions, name, type Options } from './options.js'
import { plainHooks } from './plain.js'
import { loader } from './rollup-like.js'
import type { Session } from './session.js'
import { viteHooks } from './vite-side.js'
import { tapCompiler, type Compiler } from './webpack-like.js'

export type { MjmlOptions, Options } from './options.js'

/**
 * The plugin for every bundler. None of its hooks loads, resolves or transforms a file unless it is to compile MJML, so the
 * user's own loaders keep theirs; findings go out through each bundler's own channel, which unplugin's common context would cut down to a text.
 */
export const unplugin: UnpluginInstance<Options | undefined> = createUnplugin<Options | undefined>((given, { framework }) => {
  const options = checkOptions(given ?? {})
  let compiling: Session | undefined
  const tap = (compiler: Compiler): void => {
    compiling = tapCompiler(compiler, options)
  }
  return {
    name,
    // The others compile by hooks of their own.
    ...(mjmlOptions(options) !== undefined &&
      (framework === 'webpack' || framework === 'rspack') && { load: { filter: { id: /\.mjml$/ }, handler: loader(() => compiling!) } }),
    rollup: plainHooks(options, false),
    rolldown: plainHooks(options, true),
    vite: viteHooks(options),
    webpack: (compiler) => tap(compiler),
    rspack: (compiler) => tap(compiler),
    esbuild: { setup: (build) => esbuildSetup(build, name, options) },
  }
})
