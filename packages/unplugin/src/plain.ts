import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'
import { reportOption } from './report.js'
import { rollupHooks, type RollupHooks } from './rollup-like.js'
import { openSession, type Session } from './session.js'

/** The hooks of Rollup and Rolldown. `textOnly`: of a warning the bundler prints the text alone. */
export function plainHooks(options: Options, textOnly: boolean): RollupHooks {
  let session: Session | undefined
  return rollupHooks({
    textOnly,
    session: () => (session ??= openSession(process.cwd(), options)),
    isBuild: () => true,
    compiles: mjmlOptions(options) !== undefined,
    outputFolder: () => undefined,
    report: () => reportOption(process.cwd(), options.report),
  })
}
