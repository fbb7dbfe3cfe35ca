import { testBounded } from '../middleware/bounded.ts'
import { INPUT, marked, mix, type Origin } from '../origin.ts'
import {
  constant,
  array,
  text as joined,
  type Constant,
  type NativeCall,
  type Value,
  data,
} from '../values.ts'

/** The origin of requests that are run in the mind. */
const ORIGIN = 'https://app.example/'

/** Methods that are computed where the text and all arguments are known: middleware is written with them. */
export function stringMethod(target: Constant, name: string, call: NativeCall): Value {
  const text = String(target.value)
  // The whole URL holds the query, which the caller chooses.
  if (text.startsWith(ORIGIN) && /^(includes|endsWith|indexOf|match)$/.test(name)) return data(marked(INPUT))
  const origin = call.args.map(arg => arg.origin).reduce(mix, target.origin)
  const args: string[] = []
  const numbers: number[] = []
  for (const arg of call.args) {
    if (arg.kind !== 'constant') return data(origin)
    if (typeof arg.value === 'number') numbers.push(arg.value)
    else args.push(String(arg.value))
  }
  const [first = '', second = ''] = args
  if (numbers.length > 0 && !/^(slice|charAt|at)$/.test(name)) return data(origin)
  if (target.pattern && name === 'test' && call.args.length === 1) return tested(text, first, origin)
  if (call.args.some(arg => arg.kind === 'constant' && arg.pattern)) return data(origin)
  switch (name) {
    case 'startsWith':
      return constant(text.startsWith(first), origin)
    case 'endsWith':
      return constant(text.endsWith(first), origin)
    case 'includes':
      return constant(text.includes(first), origin)
    case 'indexOf':
      return constant(text.indexOf(first), origin)
    case 'toLowerCase':
      return constant(text.toLowerCase(), origin)
    case 'toUpperCase':
      return constant(text.toUpperCase(), origin)
    case 'trim':
      return constant(text.trim(), origin)
    case 'toString':
      return constant(text, origin)
    case 'split':
      return array(
        text.split(first).map(part => constant(part, origin)),
        origin,
      )
    case 'slice':
    case 'substring':
      return constant(text.slice(...numbers), origin)
    case 'replace':
      return args.length === 2
        ? joined(
            text.replace(first, () => second),
            origin,
          )
        : data(origin)
    case 'concat':
      return joined(text.concat(...args), origin)
    case 'charAt':
      return constant(text.charAt(numbers[0] ?? 0), origin)
    default:
      return data(origin)
  }
}

/** `/^\/admin/.test(pathname)` where both are known. */
function tested(source: string, text: string, origin: Origin): Value {
  const literal = /^\/(.*)\/([a-z]*)$/s.exec(source)
  const answer = literal ? testBounded(new RegExp(literal[1] ?? '', literal[2]), text) : undefined
  return answer === undefined ? data(origin) : constant(answer, origin)
}
