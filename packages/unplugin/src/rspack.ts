import type { UnpluginInstance } from 'unplugin'
import { applied } from './applied.js'
import type { Options } from './options.js'

export type { Options } from './options.js'

const plugin: UnpluginInstance<Options | undefined>['rspack'] = applied('rspack')

export default plugin
