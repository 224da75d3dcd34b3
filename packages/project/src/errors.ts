export interface ConfigErrorOptions extends ErrorOptions {
  /** What a log may say of it: what the user wrote, and names of files, stand in the message alone. */
  readonly reason?: string
  /** It may go well at another time, with nothing mended. */
  readonly isPassing?: boolean
}

/** A mistake in the user's config or command. The message names the key or file and the way out; hosts exit with 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly reason: string
  readonly isPassing: boolean

  constructor(
    message: string,
    { reason = 'a mistake in the repository or its config', isPassing = false, ...options }: ConfigErrorOptions = {},
  ) {
    super(message, options)
    this.reason = reason
    this.isPassing = isPassing
  }
}
