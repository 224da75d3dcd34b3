import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tree } from '../project/tree.harness.js'

/** A git on the PATH that never ends what it is asked under one name, and begins a process of its own for it. */
export function stuckGit(asked: string) {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const folder = tree({
    git: `#!/bin/sh
for word in "$@"; do
  if [ "$word" = ${asked} ]; then
    sleep 100 &
    echo $! > "$(dirname "$0")/begun"
    wait
    exit 1
  fi
done
exec ${real} "$@"
`,
  })
  chmodSync(join(folder, 'git'), 0o755)
  return {
    folder,
    path: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    hasBegun: (): boolean => pidIn(folder) !== undefined,
    /** Whether the process that it began is there. */
    isAlive(): boolean {
      const pid = pidIn(folder)
      if (pid === undefined) throw new Error('it was not asked')
      // One that has ended stands in the table until somebody asks what became of it.
      const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      return /^[^Z\s]/.test(stdout)
    },
  }
}

function pidIn(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'begun'), 'utf8')) || undefined
  } catch {
    return undefined
  }
}
