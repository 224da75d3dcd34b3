import type { UnpluginInstance } from 'unplugin'
import { esbuildSetup } from './esbuild-side.js'
import { checkOptions, name, type Options } from './options.js'

export type { Options } from './options.js'

const plugin: UnpluginInstance<Options | undefined>['esbuild'] = (given) => {
  const options = checkOptions(given ?? {})
  return { name, setup: (build) => esbuildSetup(build, name, options) }
}

export default plugin
