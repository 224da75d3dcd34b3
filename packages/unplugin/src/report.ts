import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Options } from './options.js'

export interface ReportOption {
  /** Its name in the output. */
  readonly name: string
  /** Absolute, where the option names a file. */
  readonly file?: string
}

const extensions: Readonly<Record<string, string>> = { stylish: 'txt', markdown: 'md' }

export function reportOption(root: string, report: Options['report']): ReportOption | undefined {
  if (report === undefined) return undefined
  const format = typeof report === 'string' ? report : report.format
  const name = `undisclosed.${extensions[format] ?? format}`
  return typeof report === 'string' ? { name } : { name, file: resolve(root, report.file) }
}

/** Where a report goes that is not handed to the bundler. */
export function fileOf({ name, file }: ReportOption, outputFolder: string | undefined): string {
  return file ?? join(outputFolder ?? '.', name)
}

export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
