import type { TemplateRule } from './template-rule.js'
import noPeopleList from './rules/no-people-list.js'
import noRealPerson from './rules/no-real-person.js'
import noWideMergeTag from './rules/no-wide-merge-tag.js'
import noForeignData from './rules/templates/no-foreign-data.js'

/** Every rule that reads templates, by name. */
export const templateRules: readonly TemplateRule[] = [noForeignData, noPeopleList, noRealPerson, noWideMergeTag]
