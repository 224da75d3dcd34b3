import type { unplugin as Unplugin } from './index.js'
import { mjmlOptions } from './mjml-options.js'
import { checkOptions, type Options } from './options.js'
import { ownRequire } from './own-require.js'
import { tapCompiler, type Compiler } from './webpack-like.js'

interface Applied {
  apply(compiler: Compiler): void
}

/** The plugin of webpack or Rspack. What makes modules of templates is unplugin’s loader, which takes longer to load than all of this. */
export function applied(framework: 'webpack' | 'rspack'): (given?: Options) => Applied {
  return (given) => {
    const options = checkOptions(given ?? {})
    if (mjmlOptions(options) === undefined) return { apply: (compiler) => void tapCompiler(compiler, options) }
    const { unplugin } = ownRequire<{ readonly unplugin: typeof Unplugin }>('./index.js')
    return unplugin[framework](options) as unknown as Applied
  }
}
