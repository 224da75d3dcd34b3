export interface Letter {
  to: string | string[]
  subject: string
  text: string
}

export function letter(to: string | string[], subject: string): Letter {
  return { to, subject, text: 'Dear audience …' }
}
