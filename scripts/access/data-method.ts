import { arrayMethod, perhaps } from './builtins/array-methods.ts'
import { promiseMethod } from './builtins/promise.ts'
import { holdsCaller } from './equality.ts'
import { asArray } from './join.ts'
import { mix } from './origin.ts'
import { constant, unknown, type External, type NativeCall, type Value } from './values.ts'

const ARRAY =
  /^(map|filter|find|forEach|some|every|reduce|sort|flatMap|slice|concat|join|includes|at|indexOf|flat|toSorted|findIndex)$/
const TEXT =
  /^(toString|trim|split|toLowerCase|toUpperCase|replace|replaceAll|startsWith|endsWith|match|test|toISOString|getTime|padStart|substring|localeCompare|toFixed|charAt)$/
const ANSWER =
  /^(json|text|arrayBuffer|formData|blob|get|has|keys|values|entries|getReader|pipe|pipeThrough|toDataStreamResponse|toTextStreamResponse|toUIMessageStreamResponse|toJSON|toObject|lean)$/

/** Methods of data that a package has given, as against methods of the package. */
export function dataMethod(target: External, name: string, call: NativeCall): Value | undefined {
  const [first] = call.args
  // `allPosts.filter(…)` of generated content: a list, whoever exports it.
  if (ARRAY.test(name) && first?.kind === 'function') return arrayMethod(asArray(target), name, call)
  if (!target.result) return undefined
  if (/^(includes|has|indexOf)$/.test(name) && first) {
    const { run, site } = call
    run.tie(target.origin.from, first.origin.from)
    const here = { kind: 'permission' as const, step: run.step(site, 'looks for the caller among them') }
    const held = holdsCaller(run.facts, target, first, here)
    if (held) return name === 'indexOf' ? constant(-1, held.origin) : held
  }
  if (name === 'then' || name === 'catch' || name === 'finally') {
    const value: Value = { ...target, settled: true }
    return promiseMethod({ kind: 'promise', value, rejects: true, origin: target.origin }, name, call)
  }
  if (ARRAY.test(name) && target.settled) return arrayMethod(asArray(target), name, call)
  if (!target.settled) return undefined
  // `text.replace(/a/, fn)` runs what it is given, and `result.match(onOk, onError)` is no method of a text.
  const functions = call.args.filter(({ kind }) => kind === 'function')
  if (functions.length > 0 && first?.kind !== 'constant') return undefined
  if (!TEXT.test(name) && !ANSWER.test(name)) return undefined
  for (const each of functions) perhaps(each, [unknown(target.origin)], call)
  return unknown(call.args.map(arg => arg.origin).reduce(mix, target.origin))
}
