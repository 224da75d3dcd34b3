import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Log } from 'sarif'

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'win32' }

/** Microsoft’s tool is one binary for each platform. Its install script, which pnpm leaves out, makes it executable. */
function toolFolder(): string {
  const tool = createRequire(import.meta.url).resolve('@microsoft/sarif-multitool/package.json')
  return dirname(createRequire(tool).resolve(`@microsoft/sarif-multitool-${platforms[process.platform]}/package.json`))
}

const folder = toolFolder()
const schema = JSON.parse(readFileSync(join(folder, 'sarif-2.1.0.json'), 'utf8').replace(/^\ufeff/, '')) as object
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
const validate = ajv.compile(schema)

/** What the schema of SARIF 2.1.0 says against a log. */
export function schemaErrors(log: Log): readonly object[] {
  return validate(log) ? [] : (validate.errors ?? [])
}

/** What Microsoft’s validator says against a log, with its rules for code scanning. Nothing of ours names an address it would ask. */
export function validatorResults(text: string): string[] {
  const binary = join(folder, process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool')
  chmodSync(binary, 0o755)
  const at = mkdtempSync(join(tmpdir(), 'sarif-'))
  try {
    writeFileSync(join(at, 'report.sarif'), text)
    const out = join(at, 'validated.sarif')
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }
    execFileSync(binary, ['validate', join(at, 'report.sarif'), '--rule-kind', 'Sarif;Ghas', '-o', out, '--log', 'ForceOverwrite'], {
      env,
      stdio: 'pipe',
    })
    const { runs } = JSON.parse(readFileSync(out, 'utf8').replace(/^\ufeff/, '')) as Log
    return (runs[0]!.results ?? []).map(({ ruleId, message }) => `${ruleId} ${(message.arguments ?? []).join(' ')}`)
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
}
