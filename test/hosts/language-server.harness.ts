import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'

interface Range {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}

export interface Diagnostic {
  readonly range: Range
  readonly code: string
  readonly message: string
  readonly severity: number
  readonly codeDescription?: { readonly href: string }
}

interface Action {
  readonly title: string
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] }
}

interface Edit {
  readonly documentChanges: readonly { readonly edits: readonly { readonly range: Range; readonly newText: string }[] }[]
}

/** ESLint’s language server as VS Code runs it, over stdio, and a client that keeps one text a file. */
export async function startServer(root: string, settings: object = {}) {
  const bin = createRequire(import.meta.url).resolve('vscode-langservers-extracted/bin/vscode-eslint-language-server')
  const child = spawn(process.execPath, [bin, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  const folder = { uri: pathToFileURL(root).href, name: 'app' }
  const configuration = {
    ...{ validate: 'on', packageManager: 'npm', useESLintClass: true, experimental: {}, codeActionOnSave: { mode: 'all' }, format: false },
    ...{
      quiet: false,
      onIgnoredFiles: 'off',
      options: {},
      rulesCustomizations: [],
      run: 'onType',
      nodePath: null,
      workspaceFolder: folder,
    },
    problems: { shortenToSingleLine: false },
    workingDirectory: { mode: 'location' },
    codeAction: {
      disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
      showDocumentation: { enable: true },
    },
    ...settings,
  }
  const edits: Edit[] = []
  const asked: string[] = []
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => configuration))
  connection.onRequest('workspace/workspaceFolders', () => [folder])
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: Edit }) => {
    edits.push(edit)
    return { applied: true }
  })
  for (const request of ['client/registerCapability', 'workspace/diagnostic/refresh', 'window/workDoneProgress/create'])
    connection.onRequest(request, () => null)
  for (const request of ['eslint/noLibrary', 'eslint/noConfig', 'eslint/probeFailed', 'eslint/openDoc'])
    connection.onRequest(request, () => {
      asked.push(request)
      return {}
    })
  connection.onRequest('eslint/confirmESLintExecution', () => 4)
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
      textDocument: {
        diagnostic: { dynamicRegistration: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      },
    },
  })
  await connection.sendNotification('initialized', {})

  const texts = new Map<string, string>()
  let version = 0
  const identifier = (file: string) => ({ uri: pathToFileURL(`${root}/${file}`).href })
  const change = async (file: string, text: string): Promise<void> => {
    texts.set(file, text)
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { ...identifier(file), version: ++version },
      contentChanges: [{ text }],
    })
  }
  return {
    pid: child.pid,
    /** What the server asked its user about: a library, a config, or a language that it was not told to validate. */
    asked,
    text: (file: string) => texts.get(file)!,
    change,
    async open(file: string, languageId: string, text: string): Promise<void> {
      texts.set(file, text)
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { ...identifier(file), languageId, version: ++version, text },
      })
    },
    async diagnostics(file: string): Promise<readonly Diagnostic[]> {
      const { items } = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: identifier(file) })
      return items
    },
    actions: (file: string, diagnostic: Diagnostic) =>
      connection.sendRequest<readonly Action[]>('textDocument/codeAction', {
        textDocument: identifier(file),
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      }),
    /** Chooses a quick fix and lets its edit change the open text. */
    async apply(file: string, { command }: Action): Promise<void> {
      edits.length = 0
      await connection.sendRequest('workspace/executeCommand', command)
      for (const { range, newText } of [...edits[0]!.documentChanges[0]!.edits].reverse()) {
        const text = texts.get(file)!
        const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
        const at = ({ line, character }: Range['start']): number => starts[line]! + character
        await change(file, text.slice(0, at(range.start)) + newText + text.slice(at(range.end)))
      }
    },
    async stop(): Promise<void> {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      await ended
      connection.dispose()
    },
  }
}

export type Server = Awaited<ReturnType<typeof startServer>>
