/** What `no-real-person` says of somebody’s data where it is written, in code and in templates alike. */
export const writtenData = {
  description: 'Disallow data of a real person written into a template',
  address: '“{{value}}” looks like a person’s own address, and every reader gets it. Use example.com or a role address.',
  phone: '“{{value}}” looks like a phone number; every reader gets it. Check that it is the operator’s.',
  token: 'A token of one person is written here, and every reader can use it. Print the reader’s own instead.',
} as const

/** The datum as a report may repeat it: a token would work for whoever reads the report. */
export function reported(kind: string, value: string): string {
  return kind === 'token' ? `${value.slice(0, 4)}…` : value
}
