import { PROMISE } from '../builtins/promise.ts'
import { elementOf } from '../join.ts'
import { mix, PLAIN } from '../origin.ts'
import {
  array,
  arrayOf,
  constant,
  external,
  native,
  object,
  UNDEFINED,
  type NativeCall,
  type Value,
  data,
  unknown,
} from '../values.ts'
import { ENVIRONMENT } from './environment.ts'
import { newUrl } from './request.ts'
import { RESPONSE } from './response.ts'
import { fetchCall } from './fetch.ts'

/** Calls of these do no more than make a value of their arguments. */
const PURE = [
  'Number',
  'Boolean',
  'Symbol',
  'BigInt',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'decodeURI',
  'structuredClone',
  'atob',
  'btoa',
  'Date',
  'RegExp',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Error',
  'TypeError',
  'RangeError',
  'AbortController',
  'FormData',
  'Blob',
  'File',
  'Headers',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'Uint8Array',
  'ArrayBuffer',
  'DataView',
  'ReadableStream',
  'TransformStream',
  'WritableStream',
  'Intl',
  'Proxy',
  'require',
]

const NAMESPACES = [
  'Math',
  'JSON',
  'Reflect',
  'Buffer',
  'crypto',
  'performance',
  'console',
  'Intl',
  'Number',
  'Date',
  'Symbol',
  'document',
  'Error',
]

/** A value made of the arguments: whatever marks they bear, it bears. */
function pure(call: NativeCall): Value {
  return data(call.args.map(arg => arg.origin).reduce(mix, { ...PLAIN }), call.constructed ? true : null)
}

const OBJECT = native('Object', pure, {
  keys: native('Object.keys', ({ args }) => arrayOf(data(args[0]?.origin))),
  values: native('Object.values', ({ args }) => valuesOf(args[0] ?? UNDEFINED)),
  entries: native('Object.entries', ({ args }) => entriesOf(args[0] ?? UNDEFINED)),
  fromEntries: native('Object.fromEntries', ({ args }) => fromEntries(args[0] ?? UNDEFINED)),
  assign: native('Object.assign', ({ args }) => args[0] ?? UNDEFINED),
  freeze: native('Object.freeze', ({ args }) => args[0] ?? UNDEFINED),
})

function entriesOf(value: Value): Value {
  if (value.kind !== 'object' || value.rest)
    return arrayOf(array([data(value.origin), elementOf(valuesOf(value))]))
  return array([...value.cells].map(([name, cell]) => array([constant(name), cell.value])))
}

/** Entries that are known make an object that is known: factories of services are written with them. */
function fromEntries(value: Value): Value {
  const entries: Record<string, Value> = {}
  for (const cell of value.kind === 'array' ? (value.items ?? []) : []) {
    const [key, held] = cell.value.kind === 'array' ? (cell.value.items ?? []) : []
    if (key?.value.kind === 'constant' && held) entries[String(key.value.value)] = held.value
  }
  const exact = value.kind === 'array' && value.items?.length === Object.keys(entries).length
  return object(entries, exact ? null : unknown(elementOf(value).origin))
}

function valuesOf(value: Value): Value {
  if (value.kind !== 'object') return arrayOf(data(value.origin))
  return value.rest ? arrayOf(data(value.origin)) : array([...value.cells.values()].map(cell => cell.value))
}

const ARRAY = native('Array', () => arrayOf(data()), {
  from: native('Array.from', ({ args }) =>
    args[0]?.kind === 'array' ? args[0] : arrayOf(elementOf(args[0] ?? UNDEFINED)),
  ),
  isArray: native('Array.isArray', ({ args }) =>
    args[0]?.kind === 'array' ? constant(true) : data(args[0]?.origin),
  ),
  of: native('Array.of', ({ args }) => array(args)),
})

const PROCESS = native('process', () => UNDEFINED, { env: external(ENVIRONMENT, []) })

const TIMER = native('setTimeout', call => {
  const [work] = call.args
  if (work?.kind === 'function') call.run.interpreter.call(work, { ...call, args: [], self: null })
  return data()
})

const TEXT = native('String', ({ args }) => args[0] ?? constant(''), { raw: native('String.raw', pure) })

const GLOBALS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...PURE.map((name): [string, Value] => [name, native(name, pure)]),
  ...NAMESPACES.map((name): [string, Value] => [name, namespace(name)]),
  // What is kept there is not known: `globalThis.prisma ?? new PrismaClient()` is one or the other.
  ...['globalThis', 'global', 'window'].map((name): [string, Value] => [name, object({}, data())]),
  ['Object', OBJECT],
  ['Array', ARRAY],
  ['Promise', PROMISE],
  ['Response', RESPONSE],
  ['NextResponse', RESPONSE],
  ['Request', native('Request', pure)],
  ['URL', native('URL', newUrl)],
  ['process', PROCESS],
  ['fetch', native('fetch', fetchCall)],
  ['setTimeout', TIMER],
  ['setInterval', TIMER],
  ['queueMicrotask', TIMER],
  ['String', TEXT],
  ['encodeURIComponent', TEXT],
  ['encodeURI', TEXT],
  ['decodeURIComponent', TEXT],
])

/** `JSON.parse(text)`, `Math.max(a, b)`, `console.log(x)`: the marks of the arguments, and nothing else happens. */
function namespace(name: string): Value {
  return external(`global:${name}`, [])
}

export function globalValue(name: string): Value | undefined {
  return GLOBALS.get(name)
}
