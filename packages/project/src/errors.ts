/** A mistake in the user's config or command. The message names the key or file and the way out; hosts exit with 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
