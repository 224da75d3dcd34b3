import type { UnpluginInstance } from 'unplugin'
import { checkOptions, name, type Options } from './options.js'
import { plainHooks } from './plain.js'

export type { Options } from './options.js'

const plugin: UnpluginInstance<Options | undefined>['rollup'] = (given) => ({ name, ...plainHooks(checkOptions(given ?? {}), false) })

export default plugin
