import { arrayMethod, perhaps } from '../builtins/array-methods.ts'
import { keyed, listed } from '../builtins/collections.ts'
import { PROMISE } from '../builtins/promise.ts'
import { elementOf, truth } from '../join.ts'
import { COERCED, mix, PLAIN } from '../origin.ts'
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
  withOrigin,
} from '../values.ts'
import { fromBase64 } from './decoded.ts'
import { OBJECT } from './object-methods.ts'
import { ENVIRONMENT } from './environment.ts'
import { newUrl } from './request.ts'
import { newHeaders } from './headers.ts'
import { RESPONSE } from './response.ts'
import { fetchCall } from './fetch.ts'

/** Calls of these do no more than make a value of their arguments. */
const PURE = [
  'Number',
  'Symbol',
  'BigInt',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'decodeURI',
  'structuredClone',
  'btoa',
  'Date',
  'Error',
  'TypeError',
  'RangeError',
  'AbortController',
  'FormData',
  'Blob',
  'File',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'Uint8Array',
  'ArrayBuffer',
  'DataView',
  'Intl',
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

/** Whatever is given to these, a number comes out. */
const COERCE = ['BigInt', 'parseInt', 'parseFloat', 'isNaN', 'isFinite']

function coerced(value: Value): Value {
  return withOrigin(value, { ...PLAIN, marks: COERCED })
}

/** `new RegExp(source, flags)` of texts that are known. */
function expression(call: NativeCall): Value {
  const [source, flags] = call.args
  if (source?.kind !== 'constant' || typeof source.value !== 'string') return pure(call)
  if (flags && flags.kind !== 'constant') return pure(call)
  if (source.pattern) return source
  return { ...constant(`/${source.value}/${String(flags?.value ?? '')}`, source.origin), pattern: true }
}

function asBoolean(value: Value): Value {
  const answer = truth(value)
  return answer === null ? coerced(data(value.origin)) : constant(answer, value.origin)
}

/** CommonJS: what the module exports, and its default export where one asks for the whole. */
function required({ run, args, site }: NativeCall): Value {
  const [name] = args
  if (name?.kind !== 'constant' || typeof name.value !== 'string') return unknown()
  return run.interpreter.importModule(name.value, site.getSourceFile().fileName)
}

/** The functions of a stream's source run while it is read. */
function stream(call: NativeCall): Value {
  const [source] = call.args
  const controller = data()
  if (source?.kind === 'object') {
    for (const cell of source.cells.values()) {
      if (cell.value.kind === 'function')
        perhaps(cell.value, [controller, controller], { ...call, constructed: false })
    }
  }
  return data()
}

/** `Array.from({ length: n }, fn)` runs `fn` for each. */
function arrayFrom(call: NativeCall): Value {
  const [source = UNDEFINED, fn] = call.args
  const list = source.kind === 'array' ? source : arrayOf(elementOf(source))
  return fn && fn.kind !== 'constant' ? arrayMethod(list, 'map', { ...call, args: [fn] }) : list
}

const ARRAY = native('Array', () => arrayOf(data()), {
  from: native('Array.from', call => arrayFrom(call)),
  isArray: native('Array.isArray', ({ args }) =>
    args[0]?.kind === 'array' ? constant(true) : data(args[0]?.origin),
  ),
  of: native('Array.of', ({ args }) => array(args)),
})

const PROCESS = native('process', () => UNDEFINED, { env: external(ENVIRONMENT, []) })

const TIMER = native('setTimeout', call => {
  const [work] = call.args
  if (work) perhaps(work, [], call)
  return data()
})

function asText(value: Value): Value {
  const known = value.kind === 'constant' && !value.pattern && typeof value.value !== 'string'
  return coerced(known ? constant(String(value.value), value.origin) : value)
}

const TEXT = native('String', ({ args }) => asText(args[0] ?? constant('')), {
  raw: native('String.raw', pure),
})

const GLOBALS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...PURE.map((name): [string, Value] => [
    name,
    native(name, COERCE.includes(name) ? call => coerced(pure(call)) : pure),
  ]),
  ...NAMESPACES.map((name): [string, Value] => [name, namespace(name)]),
  // What is kept there is not known: `globalThis.prisma ?? new PrismaClient()` is one or the other.
  ...['globalThis', 'global', 'window'].map((name): [string, Value] => [name, object({}, unknown())]),
  ['Object', OBJECT],
  ...['Map', 'WeakMap'].map((name): [string, Value] => [name, native(name, keyed)]),
  ...['Set', 'WeakSet'].map((name): [string, Value] => [name, native(name, ({ args }) => listed(args[0]))]),
  // A proxy does what its traps say: nothing is known of what it gives.
  ['Proxy', native('Proxy', () => unknown())],
  ['atob', native('atob', fromBase64)],
  ['Headers', native('Headers', newHeaders)],
  ['RegExp', native('RegExp', expression)],
  ['require', native('require', required)],
  ['Boolean', native('Boolean', ({ args }) => asBoolean(args[0] ?? UNDEFINED))],
  ...['ReadableStream', 'TransformStream', 'WritableStream'].map((name): [string, Value] => [
    name,
    native(name, stream),
  ]),
  ['Array', ARRAY],
  ['Promise', PROMISE],
  ['Response', RESPONSE],
  ['NextResponse', RESPONSE],
  // A request to send: `fetch(new Request(url, init))` sends what `fetch(url, init)` does.
  [
    'Request',
    native('Request', ({ args }) =>
      object({ ' init': args[1] ?? UNDEFINED, url: args[0] ?? UNDEFINED }, data()),
    ),
  ],
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
