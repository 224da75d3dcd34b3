import { expect, it } from 'vitest'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { loadTemplateParsers } from '../../packages/project/src/template-parsers.js'

it('loads what is installed, and reads with it', () => {
  const parsers = loadTemplateParsers()
  expect(parsers.javascript).toBeTypeOf('function')
  const healthy = '<% for (const u of users) { %><%= u.email; %><% } %>'
  const read = readTemplate(healthy, { file: 'a.ejs', parsers })
  expect(read.reader).toBe('parser')
  expect(read.outputs[0]!.paths[0]!.segments).toEqual(['users', '[]', 'email'])
  // What the parser refuses is still read.
  const broken = readTemplate(healthy.replace('u.email;', 'u.email +'), { file: 'a.ejs', parsers })
  expect(broken.reader).toBe('scanner')
  expect(broken.outputs[0]!.paths[0]!.segments).toEqual(['users', '[]', 'email'])
})
