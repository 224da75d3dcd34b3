import { reporters, toolOf, type Finding, type ReportInput } from '@undisclosed/core'

export const text =
  "import sg from '@sendgrid/mail'\r\nconst 名 = await db.user.findMany()\nawait sg.send({\n\tto: 名.map((u) => u.email),\n})\n"
export const at = (word: string): readonly [number, number] => [text.indexOf(word), text.indexOf(word) + word.length]

export function finding(more: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'no-exposed-recipients',
    messageId: 'exposed',
    message: 'Everyone in “To” can read the other addresses. Send one copy each.',
    certainty: 'certain',
    severity: 'error',
    file: 'src/a.ts',
    span: at('名.map((u) => u.email)'),
    trace: [
      { file: 'src/a.ts', span: at('db.user.findMany()'), message: 'a query gives many users', role: 'source' },
      { file: 'src/a.ts', span: at('sg.send'), message: 'sent as one message by SendGrid', role: 'sink' },
    ],
    related: [],
    suggestions: [{ description: 'Send one copy each with sendMultiple', edits: [{ span: at('send({'), text: 'sendMultiple({' }] }],
    groupId: 'g1',
    links: 'import',
    fingerprint: 'f1',
    ...more,
  }
}

export function input(findings: readonly Finding[], more: Partial<ReportInput> = {}): ReportInput {
  return {
    findings,
    stats: { files: 3, parsed: 2 },
    notes: [{ file: 'b.ts', message: 'does not parse: x' }],
    text: () => text,
    color: false,
    explain: false,
    tool: toolOf('1.2.3'),
    ...more,
  }
}

export function format(name: string, given: ReportInput): string {
  return reporters.find((reporter) => reporter.name === name)!.format(given)
}

/** Names and code as somebody would write them who wants to steer what shows a report. */
export const hostileText =
  'sg.send({ to: users.map((u) => u.email) }) // ]]> </script><img src=x onerror=alert(1)> \u202e ``` | ::error::x\n'
export const hostile = finding({
  file: 'src/%0A::set-output name=a::b/]]><b>.ts',
  symbol: '<img src=x onerror=alert(1)>',
  message: 'Everyone in “</script><script>alert(1)</script>” %0A::error::\u0007\u001b[31m [x](javascript:alert(1)) \ud800 @everyone',
  span: [14, 39],
  trace: [{ file: 'src/a,b:c%.ts', span: [0, 7], message: 'sent by `](1)` <b>\n::stop-commands::x', role: 'sink' }],
  suggestions: [{ description: '</summary> | `a`', edits: [{ span: [14, 39], text: '```\n<b>' }] }],
})
