import { testBounded } from '../middleware/bounded.ts'
import { ANSWER, INPUT, marked, mix, type Origin } from '../origin.ts'
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
    // `/^\//.test(next)`
    if (arg.kind !== 'constant')
      return data(name === 'test' ? { ...origin, marks: origin.marks | ANSWER } : origin)
    if (typeof arg.value === 'number') numbers.push(arg.value)
    else args.push(String(arg.value))
  }
  const [first = '', second = ''] = args
  if (numbers.length > 0 && !/^(slice|charAt|at)$/.test(name)) return data(origin)
  if (target.pattern && name === 'test' && call.args.length === 1) return tested(text, first, origin)
  if (call.args.some(arg => arg.kind === 'constant' && arg.pattern))
    return byPattern(text, name, call, origin)
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
      return args.length === 2 ? joined(text.replace(first, second), origin) : data(origin)
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
  const regex = regexOf(source)
  const answer = regex ? testBounded(regex, text) : undefined
  return answer === undefined ? data(origin) : constant(answer, origin)
}

/** The expression that a literal stands for; undefined where the engine at hand refuses it. */
function regexOf(source: string): RegExp | undefined {
  const literal = /^\/(.*)\/([a-z]*)$/s.exec(source)
  try {
    return literal ? new RegExp(literal[1] ?? '', literal[2]) : undefined
  } catch {
    return undefined
  }
}

/** `pathname.match(/^\/(en|de)/)`, `pathname.replace(/\/$/, '')`: as far as the pattern answers in time. */
function byPattern(text: string, name: string, { args }: NativeCall, origin: Origin): Value {
  const [pattern, by] = args
  const regex = pattern?.kind === 'constant' && pattern.pattern ? regexOf(String(pattern.value)) : undefined
  const found = regex ? testBounded(regex, text) : undefined
  if (!regex || found === undefined) return data(origin)
  regex.lastIndex = 0
  switch (name) {
    case 'match': {
      const groups = text.match(regex)
      return groups
        ? array(
            [...groups].map(group => constant(group, origin)),
            origin,
          )
        : constant(null, origin)
    }
    case 'search':
      return constant(text.search(regex), origin)
    case 'replace':
    case 'replaceAll':
      return by?.kind === 'constant' && !by.pattern
        ? constant(text.replace(regex, String(by.value)), origin)
        : data(origin)
    case 'split':
      return array(
        text.split(regex).map(part => constant(part, origin)),
        origin,
      )
    default:
      return data(origin)
  }
}
