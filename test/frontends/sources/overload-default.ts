export default function send(a: string): void
export default function send(a: any) { return a }
export as namespace Sending
