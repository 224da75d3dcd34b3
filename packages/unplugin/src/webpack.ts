import { unplugin } from './index.js'

export type { Options } from './index.js'

export default unplugin.webpack
