import { mix } from '../origin.ts'
import { constant, array, type Constant, type NativeCall, type Value, data } from '../values.ts'

/** Methods that are computed where the text and all arguments are known: middleware is written with them. */
export function stringMethod(target: Constant, name: string, call: NativeCall): Value {
  const text = String(target.value)
  const origin = call.args.map(arg => arg.origin).reduce(mix, target.origin)
  const args: string[] = []
  const numbers: number[] = []
  for (const arg of call.args) {
    if (arg.kind !== 'constant') return data(origin)
    if (typeof arg.value === 'number') numbers.push(arg.value)
    else args.push(String(arg.value))
  }
  const [first = '', second = ''] = args
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
        ? constant(
            text.replace(first, () => second),
            origin,
          )
        : data(origin)
    case 'concat':
      return constant(text.concat(...args), origin)
    case 'charAt':
      return constant(text.charAt(numbers[0] ?? 0), origin)
    default:
      return data(origin)
  }
}
