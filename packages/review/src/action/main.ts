import { runAction } from './run.js'

process.exitCode = await runAction(process.env, (line) => void process.stdout.write(`${line}\n`))
