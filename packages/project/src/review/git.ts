import { existsSync } from 'node:fs'
import { ConfigError } from '../errors.js'

/** How much one question may answer, in bytes: a listing of half a million files. */
const outputCap = 256_000_000

export interface GitOptions {
  readonly cwd: string
  readonly input?: string
  /** More environment: what must not stand among arguments, which other users of the machine can read. */
  readonly env?: Readonly<Record<string, string>>
  /** Given the output piece by piece, which is not kept then. */
  readonly onOutput?: (chunk: Buffer) => void
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
export function askGit(args: readonly string[], { cwd, input, env, onOutput }: GitOptions): Promise<GitAnswer> {
  // Only reviews ask git; loading it takes a scan of a small project longer than its files do.
  const { spawn } = process.getBuiltinModule('node:child_process')
  return new Promise((resolve, reject) => {
    const git = spawn('git', [...always, ...args], { cwd, env: { ...process.env, ...env, ...calm }, stdio: ['pipe', 'pipe', 'pipe'] })
    const kept: Buffer[] = []
    let size = 0
    let complaint = ''
    git.stdout.on('data', (chunk: Buffer) => {
      if (onOutput) {
        onOutput(chunk)
        return
      }
      size += chunk.length
      if (size > outputCap) {
        git.kill()
        reject(
          new ConfigError(`git ${args[0]!} answered with more than ${outputCap / 1_000_000} MB: the repository is too large for a review`),
        )
      } else kept.push(chunk)
    })
    git.stderr.on('data', (chunk: Buffer) => void (complaint = (complaint + chunk.toString()).slice(0, 2_000)))
    // Git may end before it has read all of a question; its exit code tells.
    git.stdin.on('error', () => undefined)
    git.on('error', (error: NodeJS.ErrnoException) => {
      const isThere = existsSync(cwd)
      const missing = isThere ? 'git cannot be started. A review needs git on the PATH' : `${cwd}: there is no such folder`
      reject(new ConfigError(error.code === 'ENOENT' ? missing : error.message))
    })
    git.on('close', (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(kept), complaint: complaint.trim() })
    })
    git.stdin.end(input ?? '')
  })
}

const always = ['--no-pager', '--no-replace-objects', '--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=true']
const calm = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_FLUSH: '0', LC_ALL: 'C' }

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
