import type { Rule } from '../rule.js'
import noExposedRecipients from './no-exposed-recipients.js'

export const rules: readonly Rule[] = [noExposedRecipients]
