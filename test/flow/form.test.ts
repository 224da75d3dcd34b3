import { expect, test } from 'vitest'
import { withoutForm } from '@undisclosed/core'

test.each([
  [
    'customers.map((c) => c.email)',
    'customers.map(c => c.email)',
    'customers\n  // all of them\n  .map((c: Customer) => c.email)',
    'customers.map((c: { email: string; name: string }): string => c.email,)',
    'customers.map((c?: Map<string, Customer>) => c.email as string)',
    'customers!.map((c) => c.email!)',
    'customers.map<string>((c) => c.email)',
  ],
  ['rows.map(({ email, name = "x" }) => email)', "rows.map(({email,name='x'}: Row) => email)"],
  ['rows.map((a, i) => a.email)', 'rows.map((a: (x: A) => B, i?: number) => a.email)'],
  ['[...a, ...b]', '[\n  ...a,\n  ...b,\n]', '[...a, ...b] as const', '[...a, ...b] satisfies readonly string[]'],
  ['rows.filter((x) => x !== null)', 'rows.filter((x): x is Row => x !== null)'],
])('%s is the same in any form', (...forms) => {
  expect(new Set(forms.map((form) => withoutForm('src/mail.ts', form))).size).toBe(1)
})

test.each([
  ['users.map((u) => u.email)', 'customers.map((u) => u.email)'],
  ['isOpen ? (to) : (c) => c.email', 'isOpen ? to : c => c.email'],
  ["['a', 'b']", "['a', 'c']"],
  ['`${a} b`', '`${a}  b`'],
  ['a && !b', 'a && b'],
  ['[!a]', '[a]'],
  ['a !== b', 'a = b'],
  ['a < b', 'a'],
  ['user.email', 'user?.email'],
  ['list.as', 'list'],
])('%s is not %s', (one, other) => {
  expect(withoutForm('src/mail.ts', one)).not.toBe(withoutForm('src/mail.ts', other))
})

test('of a template only white space is form', () => {
  expect(withoutForm('mail.hbs', '{{ user.email }}')).toBe('{{user.email}}')
  expect(withoutForm('mail.hbs', "{{ t 'a', }}")).not.toBe(withoutForm('mail.hbs', "{{ t 'a' }}"))
})
