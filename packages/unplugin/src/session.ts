import { openJudge, type Judge, type Verdict } from './judge.js'
import type { Options } from './options.js'

/** The judgement of one root while a bundler runs. */
export interface Session {
  check(): Promise<Verdict>
}

export function openSession(root: string, options: Options): Session {
  let judge: Promise<Judge> | undefined
  return {
    async check() {
      const opened = await (judge ??= openJudge(root, options))
      return opened.check()
    },
  }
}
