import type { Rule } from '../rule.js'
import noExposedRecipients from './no-exposed-recipients.js'
import noSharedMessage from './no-shared-message.js'

export const rules: readonly Rule[] = [noExposedRecipients, noSharedMessage]
