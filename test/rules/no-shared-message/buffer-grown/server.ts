interface Context {
  runQuery(name: string, args: Record<string, string>): Promise<{ title: string; drivers: { email: string; name: string }[] }>
}

export function action(definition: { args: Record<string, string>; handler: (ctx: Context, args: { eventId: string }) => Promise<unknown> }) {
  return definition
}
