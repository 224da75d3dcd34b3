import { parentPort } from 'node:worker_threads'
import type { Span } from '@undisclosed/core'
import type { IncludeType } from './gather.js'
import { loadMjml, type Mjml } from './mjml.js'
import { textOf } from './text.js'
import { buildTree } from './tree.js'
import { validateTree } from './validation.js'

export interface Request {
  readonly files: readonly RequestedFile[]
  /** Only what is wrong, no HTML. */
  readonly validateOnly: boolean
  readonly minify: boolean
  readonly keepComments: boolean
}

export interface RequestedFile {
  readonly file: string
  readonly text: string
  readonly includes: readonly { readonly span: Span; readonly type: IncludeType; readonly inline: boolean; readonly to?: number }[]
}

export interface Invalid {
  /** Index of the file. */
  readonly file: number
  readonly span: Span
  readonly tag: string
  readonly message: string
}

export type Response =
  | { readonly html: string; readonly text: string; readonly invalid: readonly Invalid[]; readonly stylesKept: boolean }
  | { readonly error: string; readonly missing?: true }

let mjml: Mjml | undefined

async function answer(request: Request): Promise<Response> {
  mjml ??= loadMjml()
  if (!mjml) return { error: 'MJML is not installed. Add it: npm install --save-dev mjml@5', missing: true }
  const tree = buildTree(request.files, mjml)
  const invalid = validateTree(tree, mjml)
  if (request.validateOnly) return { html: '', text: '', invalid, stylesKept: false }
  const { html, stylesKept } = await render(request, mjml)
  return { html, text: textOf(html), invalid, stylesKept }
}

async function render(request: Request, { mjml2html }: Mjml): Promise<{ html: string; stylesKept: boolean }> {
  const run = async (styles: boolean): Promise<string> => {
    // Rendering changes the tree. The minifier would look for its config in the working directory, and run it.
    const minifyOptions = { skipConfigLoading: true, ...(!styles && { minifyCss: false }) }
    const { keepComments, minify } = request
    return (await mjml2html(buildTree(request.files, mjml!), { validationLevel: 'skip', keepComments, minify, minifyOptions })).html
  }
  if (!request.minify) return { html: await run(true), stylesKept: false }
  try {
    return { html: await run(true), stylesKept: false }
  } catch {
    // Styles with blocks of a template language around their rules are no CSS.
    return { html: await run(false), stylesKept: true }
  }
}

parentPort?.on('message', (request: Request) => {
  answer(request).then(
    (response) => parentPort?.postMessage(response),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }),
  )
})
