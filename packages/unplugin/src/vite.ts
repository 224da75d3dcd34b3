import type { UnpluginInstance } from 'unplugin'
import { checkOptions, name, type Options } from './options.js'
import { viteHooks } from './vite-side.js'

export type { Options } from './options.js'

const plugin: UnpluginInstance<Options | undefined>['vite'] = (given) => ({ name, ...viteHooks(checkOptions(given ?? {})) })

export default plugin
