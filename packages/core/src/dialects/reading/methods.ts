/** What a method, helper or filter does with a collection, by its name: one table for all languages. */
export type Step = 'each' | 'first' | 'last' | 'pick' | 'find' | 'same' | 'join' | 'dump' | 'drop' | 'group' | 'fold'

const steps: Readonly<Record<Step, string>> = {
  each: 'map flatMap forEach each collect pluck mapBy map_by column from eachSeries',
  first: 'first head shift front',
  last: 'last pop',
  pick: 'at get nth index lookup elementAt item',
  find: 'find findWhere findLast find_exp detect random sample shuffle_one',
  same: 'filter sort sortBy sort_by orderBy sort_natural slice reverse uniq uniqBy unique compact values toSorted toReversed take limit skip where where_exp reject rejectattr selectattr select list toArray array dictsort offset',
  join: 'join toString safe_join implode toSentence to_sentence unordered_list arrayToSentence joinList',
  dump: 'stringify json tojson to_json toJSON dump inspect jsonify json_encode pprint json_script jsonStringify prettyPrint print_r var_dump debug serialize toPrettyJson toJson toYaml to_yaml',
  drop: 'includes some every indexOf startsWith endsWith test has isEmpty length size count keys len wordcount pluralize contains isArray type typeof hasOwnProperty date timeago',
  fold: 'reduce reduceRight',
  group: 'groupBy group_by partition chunk batch in_groups_of groupby regroup',
}

const stepOf = new Map<string, Step>()
for (const step of Object.keys(steps) as Step[]) {
  for (const name of steps[step].split(' ')) stepOf.set(name, step)
}

export function stepNamed(name: string): Step | undefined {
  return stepOf.get(name)
}

/** `_.map(users, f)` reads as `users.map(f)`. */
export const libraries: ReadonlySet<string> = new Set(['_', '$', 'R', 'lodash', 'Object', 'Array', 'JSON', 'underscore', 'ramda', 'jQuery'])

/** Last segments that print a number or a state, never a datum. */
export const measures: ReadonlySet<string> = new Set(['length', 'size', 'count', 'Count', 'Length', 'rowCount', 'total'])
