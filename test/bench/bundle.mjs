// One production build in a process of its own, for `build.mjs`: node test/bench/bundle.mjs BUNDLER ROOT [with]
// Prints the milliseconds of the whole process, as who waits for it has them, those from before the plugin was loaded to the build's end,
// and the processor time of the whole, with the processes that it began (on Linux; elsewhere of this one alone).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const [, , name, root, plugged] = process.argv
process.chdir(root)
const entry = join(root, 'src/index.js')
const external = ['nodemailer', '@prisma/client']
const { build: vite } = name === 'vite' ? await import('vite') : {}
const { rollup } = name === 'rollup' ? await import('rollup') : {}
const { rolldown } = name === 'rolldown' ? await import('rolldown') : {}
const webpack = name === 'webpack' ? (await import('webpack')).default : undefined
const rspack = name === 'rspack' ? (await import('@rspack/core')).rspack : undefined
const esbuild = name === 'esbuild' ? await import('esbuild') : undefined

const before = performance.now()
// As it is published. Nothing is compiled, so the templates that nobody imports are only judged.
const plugin = new URL(`../../packages/unplugin/dist/bundle/${name}.js`, import.meta.url)
const plugins = plugged === 'with' ? [(await import(plugin)).default({ failOn: 'error' })] : []

const config = {
  mode: 'production',
  target: 'node',
  context: root,
  entry,
  externals: external,
  externalsType: 'commonjs',
  output: { path: join(root, 'out') },
  plugins,
}
const compiled = (compiler) =>
  new Promise((resolve, reject) =>
    compiler.run((error, stats) => (error || stats.hasErrors() ? reject(error ?? stats.toString()) : resolve())),
  )
const write = async (bundle) => {
  await bundle.write({ dir: 'out' })
  await bundle.close()
}

const runs = {
  vite: () =>
    vite({
      root,
      configFile: false,
      logLevel: 'error',
      plugins,
      build: { outDir: 'out', lib: { entry, formats: ['es'] }, rolldownOptions: { external } },
    }),
  rollup: async () => write(await rollup({ input: entry, external, plugins })),
  rolldown: async () => write(await rolldown({ input: entry, external, plugins })),
  webpack: () => compiled(webpack(config)),
  rspack: () => compiled(rspack(config)),
  esbuild: () =>
    esbuild.build({
      absWorkingDir: root,
      entryPoints: ['src/index.js'],
      bundle: true,
      minify: true,
      sourcemap: true,
      platform: 'node',
      outdir: 'out',
      external,
      plugins,
    }),
}
await runs[name]()
const whole = performance.now()
// Only of processes that are over their time is known.
await esbuild?.stop()
await sleep(150)
process.stdout.write(JSON.stringify({ whole, build: whole - before, cpu: processorTime() }))
process.exit(0)

/** Milliseconds so far, in the kernel's hundredths of a second. */
function processorTime() {
  if (process.platform !== 'linux') {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0)
}
