import type { SpawnOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ConfigError } from '../errors.js'
import { guarded, type Child } from './processes.js'

/** How much one question may answer, in bytes: a listing of half a million files. */
const outputCap = 256_000_000
/** Milliseconds that one question may take. What is asked of objects that are here takes seconds; a fetch waits for others. */
const patience = 300_000

export interface GitOptions {
  readonly cwd: string
  readonly input?: string
  /** More environment: what must not stand among arguments, which other users of the machine can read. */
  readonly env?: Readonly<Record<string, string>>
  /** Given the output piece by piece, which is not kept then. What it throws ends git, and is the answer. */
  readonly onOutput?: (chunk: Buffer) => void
  /** A file that the output goes to, by its number; none of it is kept then. */
  readonly outputTo?: number
  /** Milliseconds until git, and all that it began, is ended; five minutes by default. */
  readonly deadline?: number
  /** It waits for others, and is ended where this process is gone. What only answers ends then by itself, at its closed pipes. */
  readonly waits?: boolean
}

export interface GitAnswer {
  /** 0 where git had nothing to complain of. */
  readonly code: number
  readonly output: Buffer
  readonly complaint: string
}

/**
 * Asks git. Only plumbing is asked, which reads objects: no hook, filter, pager, external diff or file-system monitor of
 * the repository is run, and no argument goes through a shell.
 */
export function askGit(
  args: readonly string[],
  { cwd, input, env, onOutput, outputTo, deadline = patience, waits = false }: GitOptions,
): Promise<GitAnswer> {
  // Only reviews ask git; loading it takes a scan of a small project longer than its files do.
  const { spawn } = process.getBuiltinModule('node:child_process')
  return new Promise((resolve, reject) => {
    const options: SpawnOptions = {
      cwd,
      env: { ...process.env, ...env, ...calm },
      stdio: ['pipe', outputTo ?? 'pipe', 'pipe'],
      detached: true,
    }
    const words = ['git', ...always, ...args]
    const [program = '', ...rest] = waits && process.platform !== 'win32' ? ['sh', '-c', watching, 'sh', ...words] : words
    const git = guarded(spawn(program, rest, options) as Child)
    const giveUp = (message: string, isPassing: boolean): void => {
      git.end()
      reject(new ConfigError(message, { reason: `git ${args[0]!} was ended`, isPassing }))
    }
    const timer = setTimeout(() => {
      giveUp(`git ${args[0]!} took longer than ${deadline / 1_000} s and was ended. Is the way to the repository slow?`, true)
    }, deadline)
    const kept: Buffer[] = []
    let size = 0
    let complaint = ''
    git.process.stdout?.on('data', (chunk: Buffer) => {
      if (onOutput) {
        try {
          onOutput(chunk)
        } catch (error) {
          git.end()
          git.process.stdout?.removeAllListeners('data').resume()
          reject(error as Error)
        }
        return
      }
      size += chunk.length
      if (size <= outputCap) kept.push(chunk)
      else giveUp(`git ${args[0]!} answered with more than ${outputCap / 1_000_000} MB: the repository is too large for a review`, false)
    })
    git.process.stderr.on('data', (chunk: Buffer) => void (complaint = (complaint + chunk.toString()).slice(0, 2_000)))
    // Git may end before it has read all of a question; its exit code tells.
    git.process.stdin.on('error', () => undefined)
    git.process.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      const isThere = existsSync(cwd)
      const missing = isThere ? 'git cannot be started. A review needs git on the PATH' : `${cwd}: there is no such folder`
      reject(new ConfigError(error.code === 'ENOENT' ? missing : error.message, { reason: 'git cannot be started' }))
    })
    git.process.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output: Buffer.concat(kept), complaint: complaint.trim() })
    })
    if (!waits) git.process.stdin.end(input ?? '')
  })
}

/**
 * Runs a command beside a watch on the standard input, which the system closes where this process ends, however it does: then the group ends
 * that both are in, as it would have been told to.
 */
const watching = `exec 3<&0
"$@" 3<&- </dev/null &
command=$!
{ trap '' TERM; read -r _; kill -TERM 0; sleep 2; kill -KILL 0; } <&3 >/dev/null 2>&1 &
exec 3<&-
wait $command
code=$?
kill -KILL $!
exit $code`

const settings = [
  'core.fsmonitor=false',
  'core.quotePath=true',
  // Nothing goes on behind a fetch, and a server that says nothing for a minute is gone.
  'gc.autoDetach=false',
  'maintenance.autoDetach=false',
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
]
const always = ['--no-pager', '--no-replace-objects', '--literal-pathspecs', ...settings.flatMap((setting) => ['-c', setting])]
// `GIT_DIFF_OPTS` would have a word more than the lines that are asked for.
const calm = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_FLUSH: '0', GIT_DIFF_OPTS: '', LC_ALL: 'C' }

/** What git says on one line; a complaint ends the review. */
export async function lineOf(args: readonly string[], cwd: string): Promise<string> {
  const { code, output, complaint } = await askGit(args, { cwd })
  if (code !== 0) throw new ConfigError(`git ${args[0]!} failed in ${cwd}: ${complaint}`)
  return output.toString().replace(/\n$/, '')
}

/** Parts of an answer that `-z` ends with zero bytes. */
export function zeroParts(output: Buffer): string[] {
  const parts = output.toString().split('\0')
  parts.pop()
  return parts
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }

/** A name as git writes it on a line: in quotes where it holds more than plain ASCII, bytes by their octal numbers. */
export function unquoted(name: string): string {
  if (!name.startsWith('"')) return name
  const bytes: number[] = []
  for (const [, octal, escape, plain] of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\])/g)) {
    if (octal !== undefined) bytes.push(parseInt(octal, 8))
    else bytes.push(escape === undefined ? plain!.charCodeAt(0) : (escapes[escape] ?? escape.charCodeAt(0)))
  }
  return Buffer.from(bytes).toString()
}
