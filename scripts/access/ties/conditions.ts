import { object, external, type External, type NativeCall, type Value } from '../values.ts'

/** Where a query object says which rows it means. */
export const CONDITION = /^(where|filter|query|match|\$match)$/

/**
 * The arguments of a query, with conditions that are written as functions worked out:
 * `findFirst({ where: (posts, { eq }) => eq(posts.id, id) })` (https://orm.drizzle.team/docs/rqb#select-filters).
 */
export function withConditions(callee: External, call: NativeCall): readonly Value[] {
  return call.args.map(arg => {
    if (arg.kind !== 'object') return arg
    const written = [...arg.cells].filter(
      ([key, { value }]) => CONDITION.test(key) && value.kind === 'function',
    )
    if (written.length === 0) return arg
    const table = external(callee.module, ['table'])
    const operators = external('drizzle-orm', [])
    const worked = written.map(([key, { value }]): [string, { value: Value }] => [
      key,
      { value: call.run.interpreter.call(value, { ...call, args: [table, operators], self: null }) },
    ])
    return { ...object({}, arg.rest, arg.origin), cells: new Map([...arg.cells, ...worked]), of: arg.of }
  })
}
