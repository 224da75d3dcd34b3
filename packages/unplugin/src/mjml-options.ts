import type { MjmlOptions, Options } from './options.js'

/** What `mjml` says, or undefined where nothing is to be compiled. */
export function mjmlOptions({ mjml }: Options): MjmlOptions | undefined {
  return mjml === true ? {} : mjml === false ? undefined : mjml
}
