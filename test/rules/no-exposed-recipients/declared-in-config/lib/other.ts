import { sendAll } from './mail'

// Only the other function of this name was declared.
export const remind = (to: string[]) => sendAll(to, 'Today')
