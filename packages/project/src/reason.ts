import { getSystemErrorMap } from 'node:util'

/** Why the system refused, without the path, which whoever tells it has named: `permission denied (EACCES)`. */
export function reason(error: unknown): string {
  const { code, errno } = error as NodeJS.ErrnoException
  if (code === undefined) return error instanceof Error ? error.message : String(error)
  if (code === 'EEXIST' || code === 'ENOTDIR') return `a part of its path is a file, where a folder should be (${code})`
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1]
  return words === undefined ? code : `${words} (${code})`
}
