/**
 * Bounds that hold before any parser of another maker is called: some of them take minutes or the stack for nested input
 * that a template never has. Over them the scanner's result stands.
 */
export const caps = {
  /** UTF-16 units. */
  size: 1_000_000,
  tags: 20_000,
  nesting: 200,
  /** Names that an include hands on of itself. */
  names: 200,
  /** Segments of a path. */
  segments: 40,
} as const
