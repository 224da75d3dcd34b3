import { load } from './yaml'

export const defaultRecipients: { email: string }[] = load('recipients.yml')
