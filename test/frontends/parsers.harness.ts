import { lowerProgram, type FileFacts } from '@undisclosed/core'
import { parse as parseBabel, type ParserPlugin } from '@babel/parser'
import { parse as parseTypescript } from '@typescript-eslint/typescript-estree'
import { parse as parseEspree } from 'espree'
import { parseSync } from 'oxc-parser'

export type ParserName = 'oxc' | 'babel' | 'typescript-estree' | 'espree'

const isTypescript = (file: string): boolean => /\.tsx?$/.test(file)

/** Each parser as its host calls it; offsets count UTF-16 code units in all of them. */
const programOf: Record<ParserName, (file: string, text: string) => unknown> = {
  oxc(file, text) {
    const lang = file.endsWith('.ts') ? 'ts' : file.endsWith('.tsx') ? 'tsx' : 'jsx'
    const { program, errors } = parseSync(file, text, { lang, sourceType: 'unambiguous', astType: 'ts', preserveParens: false })
    if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`)
    return program
  },
  babel(file, text) {
    const plugins: ParserPlugin[] = ['estree', 'decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement']
    if (isTypescript(file)) plugins.push('typescript')
    if (!file.endsWith('.ts')) plugins.push('jsx')
    return parseBabel(text, { sourceType: 'unambiguous', plugins, createParenthesizedExpressions: false, attachComment: false }).program
  },
  'typescript-estree'(file, text) {
    return parseTypescript(text, { range: true, jsx: !file.endsWith('.ts'), filePath: file, loggerLevel: false })
  },
  espree(file, text) {
    const sourceType = /^(?:import|export)\b/m.test(text) ? 'module' : 'script'
    return parseEspree(text, { ecmaVersion: 'latest', range: true, sourceType, ecmaFeatures: { jsx: true } })
  },
}

/** The parsers that read a language: espree knows no TypeScript. */
export function parsersFor(file: string): ParserName[] {
  const all: ParserName[] = ['oxc', 'babel', 'typescript-estree', 'espree']
  return isTypescript(file) ? all.filter((name) => name !== 'espree') : all
}

export function factsFrom(parser: ParserName, file: string, text: string): FileFacts {
  return lowerProgram(programOf[parser](file, text), text)
}
