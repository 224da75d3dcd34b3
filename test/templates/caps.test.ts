import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { commentsInTemplate } from '../../packages/core/src/frontends/template/comments.js'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { plainPieces } from '../../packages/core/src/markup/plain.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import { analyze } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'
import { tree } from '../project/tree.harness.js'
import type { TemplateParsers } from '../../packages/core/src/dialect.js'

/** The tokenizer that core has: no other package here depends on it. */
const ofCore = createRequire(new URL('../../packages/core/package.json', import.meta.url))
const { Tokenizer } = (await import(pathToFileURL(ofCore.resolve('htmlparser2')).href)) as {
  Tokenizer: { prototype: { write(text: string): void } }
}
const tokenized = vi.spyOn(Tokenizer.prototype, 'write')

const refuse = vi.fn((): never => {
  throw new Error('refused')
})
const parsers: Required<TemplateParsers> = { handlebars: refuse, liquid: refuse, javascript: refuse, pug: refuse }

beforeEach(() => {
  tokenized.mockClear()
  refuse.mockClear()
})

const roster = '{{#each users}}<td>{{upper email}}</td>{{/each}}'
const link = '<a href="mailto:{{users.[0].email}},{{users.[1].email}}">Write to them</a>'

function find(file: string, text: string) {
  const { findings, notes, facts } = analyzeTemplates([{ file, text }], { rules: templateRules, parsers })
  return { findings, facts, notes: notes.filter(({ kind }) => kind === 'caps').map((note) => `${note.file} ${note.message}`) }
}
const told = (file: string, text: string): string[] =>
  find(file, text).findings.map(({ ruleId, span }) => `${ruleId} ${text.slice(...span)}`)

describe('caps before parsers of other makers', () => {
  it('let through what is below them', () => {
    expect(find('a.hbs', roster).notes).toEqual([])
    expect(tokenized).toHaveBeenCalledOnce()
    expect(refuse).toHaveBeenCalledOnce()
  })

  it.each<[over: string, file: string, text: string]>([
    ['larger than 1000000 characters', 'a.hbs', `${'x'.repeat(1_000_001)}${roster}`],
    ['more than 20000 tags', 'a.hbs', `${'{{a b}}'.repeat(20_001)}${roster}`],
    ['more than 200 blocks deep', 'a.hbs', `${'{{#if a}}'.repeat(201)}${roster}`],
    ['brackets more than 200 deep', 'a.hbs', `{{a ${'(b '.repeat(201)}${')'.repeat(201)}}}${roster}`],
    ['more than 200 blocks deep', 'a.liquid', `${'{% if a %}'.repeat(201)}{% for user in users %}{{ user.email }}{% endfor %}`],
    [
      'brackets more than 200 deep',
      'a.ejs',
      `<%= ${'('.repeat(201)}a${')'.repeat(201)} %><% users.forEach((u) => { %><%= u.email %><% }) %>`,
    ],
    ['larger than 1000000 characters', 'a.pug', `p ${'x'.repeat(1_000_000)}\neach user in users\n  p= user.email`],
    ['more than 20000 lines', 'a.pug', `${'br\n'.repeat(20_001)}each user in users\n  p= user.email`],
    [
      'lines more than 200 deep',
      'a.pug',
      `${Array.from({ length: 202 }, (_, depth) => `${' '.repeat(depth)}div\n`).join('')}each user in users\n  p= user.email`,
    ],
  ])('%s: the language’s own is not called, and the leak is told (%s)', (over, file, text) => {
    const { findings, notes } = find(file, text)
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['no-people-list'])
    expect(notes).toEqual([`${file} Read by the scanner alone: ${over}.`])
    expect(refuse).not.toHaveBeenCalled()
  })

  it.each<[over: string, filler: string]>([
    ['larger than 1000000 characters', 'x'.repeat(1_000_001)],
    ['more than 50000 tags of markup', '<br>'.repeat(50_001)],
    ['elements more than 1000 deep', '<div>'.repeat(1_001)],
  ])('%s: the tokenizer is not called, and places are still told', (over, filler) => {
    const { notes, facts } = find('a.hbs', `${filler}<!-- {{a}} --><p title="{{b}}">${link}<i style="display:none">{{c}}</i>${roster}`)
    expect(tokenized).not.toHaveBeenCalled()
    expect(notes).toEqual([`a.hbs Read by the scanner alone: ${over}.`])
    const places = facts.get('a.hbs')!.outputs.map(({ context }) => context.place)
    expect(places).toEqual(['comment', 'attribute', 'url', 'url', 'hidden', 'text'])
    expect(told('a.hbs', `${filler}${link}${roster}`)).toEqual([
      'no-people-list mailto:{{users.[0].email}},{{users.[1].email}}',
      'no-foreign-data {{users.[0].email}}',
      'no-foreign-data {{users.[1].email}}',
      'no-people-list {{upper email}}',
    ])
    expect(tokenized).not.toHaveBeenCalled()
  })

  it('hold for what else reads markup: components, includes of MJML, comments, the text of a mail', () => {
    const deep = '<div>'.repeat(1_001)
    const vue = `<template>${deep}<i v-for="user in users">{{ user.email }}</i></template>`
    expect(told('a.vue', vue)).toEqual(['no-people-list {{ user.email }}'])
    const mjml = readTemplate(`<mjml>${deep}<mj-include path="./footer.mjml" />`, { file: 'a.mjml' })
    expect(mjml.includes.map(({ target }) => target)).toEqual(['./footer.mjml'])
    const commented = `${deep}<!-- undisclosed-disable -->`
    expect(commentsInTemplate(commented, readTemplate(commented, { file: 'a.html' }))).toHaveLength(1)
    expect(plainPieces(`${deep}<p>Dear guest,</p>`, [])).toEqual([{ text: expect.stringMatching(/Dear guest,/) as string }])
    expect(tokenized).not.toHaveBeenCalled()
  })

  it('do not count what need not be closed', () => {
    expect(find('a.html', '<p>One<br>'.repeat(2_000) + '<img src="a"/>'.repeat(2_000) + '<mj-x />'.repeat(2_000)).notes).toEqual([])
  })

  it('follow a leak through hundreds of blocks, and say where they stop', () => {
    expect(told('a.hbs', `${'{{#if a}}'.repeat(450)}${roster}`)).toEqual(['no-people-list {{upper email}}'])
    expect(find('a.hbs', '{{#each users}}'.repeat(10_000)).notes).toEqual([
      'a.hbs Read by the scanner alone: more than 200 blocks deep.',
      'a.hbs Blocks more than 500 deep were not followed.',
    ])
  })
})

it('a template is shown with its findings marked, but not once for each of very many', () => {
  const text = '{% for u in users %}{{ u.email }}{% endfor %}\n'.repeat(400) + `<!-- ${'-'.repeat(60_000)} -->`
  const project = createProject({ root: tree({ 'emails/roster.njk': text }) })
  const { findings } = analyze(project, {})
  const shown = findings.filter(({ mail }) => mail !== undefined)
  expect(findings).toHaveLength(400)
  expect(shown.length).toBe(Math.floor(5_000_000 / text.length) + 1)
  expect(shown[0]).toBe(findings[0])
})
