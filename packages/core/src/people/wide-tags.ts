/** What `no-wide-merge-tag` says of a reader's data that others get, in templates and in components alike. */
export const wideTags = {
  description: 'Disallow merge tags that show a reader’s data to others',
  cwe: ['CWE-359', 'CWE-524'],
  shared: '“{{tag}}” is one reader’s, in a link made to be published. Share an address without it.',
} as const
