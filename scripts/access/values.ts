import type { ts } from '../project/typescript.ts'
import { DATA, mix, PLAIN, type Origin } from './origin.ts'
import type { Effect } from './effect.ts'
import type { Run } from './run.ts'
import type { Cell, Scope } from './state.ts'
import type { Column } from './ties/columns.ts'

/**
 * What the interpreter knows of a value. The domain is small on purpose: enough to decide what a caller's
 * identity decides, and to say *unknown, because …* of the rest.
 */
export type Value =
  | Constant
  | Unknown
  | ObjectValue
  | ArrayValue
  | FunctionValue
  | ClassValue
  | Native
  | PromiseValue
  | External
  | Namespace
  | Element
  | Union

export interface Constant {
  kind: 'constant'
  value: string | number | boolean | bigint | null | undefined
  /** The text of a regular expression literal. */
  pattern?: true
  origin: Origin
}

export interface Unknown {
  kind: 'unknown'
  /** Certainly truthy, certainly falsy, or null: either. */
  truth: boolean | null
  origin: Origin
}

export interface ObjectValue {
  kind: 'object'
  cells: Map<string, Cell>
  /** What a key that is not in `cells` gives; null: undefined. */
  rest: Value | null
  /** The class it is an instance of, for its methods. */
  of: ClassValue | null
  origin: Origin
}

export interface ArrayValue {
  kind: 'array'
  /** The items where all are known, else null. */
  items: Cell[] | null
  /** What any item may be. */
  element: Cell
  origin: Origin
}

export interface FunctionValue {
  kind: 'function'
  node: ts.FunctionLikeDeclaration
  scope: Scope
  self: Value | null
  /** Arguments bound by `.bind` or by a wrapper. */
  bound: readonly Value[]
  /** Properties set on the function: `parse.action = …`. */
  cells: Map<string, Cell>
  origin: Origin
}

export interface ClassValue {
  kind: 'class'
  node: ts.ClassLikeDeclaration
  scope: Scope
  /** What was set on the class itself. */
  cells: Map<string, Cell>
  origin: Origin
}

/** A function whose behaviour is written here, after its documentation. */
export interface Native {
  kind: 'native'
  name: string
  call: (call: NativeCall) => Value
  /** Properties of the function object: `auth.protect`. */
  members: ReadonlyMap<string, Value> | null
  origin: Origin
}

export interface NativeCall {
  run: Run
  args: readonly Value[]
  self: Value | null
  site: ts.Node
  constructed: boolean
}

export interface PromiseValue {
  kind: 'promise'
  /** What it resolves to; null: never. */
  value: Value | null
  /** May it reject? */
  rejects: boolean
  origin: Origin
}

/** Something of a package that is not part of the audited source. */
export interface External {
  kind: 'external'
  module: string
  /** Names and calls from the import on: `['db', 'select', '()', 'from', '()']`. */
  trail: readonly string[]
  /** Functions handed to it so far: what a builder or wrapper will run. */
  given: Value[]
  /** What the functions of a procedure get as context, where something tells: a function makes it for each call. */
  context: Value | null
  /** The members of a router of procedures, by name. */
  members: ObjectValue | null
  /** A query that is bound to an identity or credential which the caller lacks: it finds nothing. */
  bound: Origin | null
  /** What the query so far chooses its rows by. */
  columns: readonly Column[]
  /** What an object that is saved later was made of. */
  made: readonly Column[]
  /** The effect that the call chain so far has had. */
  effect: Effect | null
  /** True once a call has produced it; imports are false. */
  result: boolean
  /** True once it is an answer of the package rather than a client or a step of a query. */
  data: boolean
  /** True once such an answer is awaited: it is data, and `.map` on it is an array's. */
  settled: boolean
  origin: Origin
}

/** `import * as x`, or what a dynamic import resolves to. */
interface Namespace {
  kind: 'namespace'
  file: string
  origin: Origin
}

/** A JSX element: its component runs when it is rendered. */
export interface Element {
  kind: 'element'
  component: Value
  props: ObjectValue
  site: ts.Node
  origin: Origin
}

export interface Union {
  kind: 'union'
  options: readonly Value[]
  origin: Origin
}

export function constant(value: Constant['value'], origin: Origin = PLAIN): Constant {
  return { kind: 'constant', value, origin }
}

export function closure(
  node: ts.FunctionLikeDeclaration,
  scope: Scope,
  self: Value | null = null,
): FunctionValue {
  return { kind: 'function', node, scope, self, bound: [], cells: new Map(), origin: PLAIN }
}

/** Text longer than this was made by doubling: nothing is compared with it. */
const LONGEST_TEXT = 64 * 1024

/** Text that is put together here: known, unless it grows without measure. */
export function text(value: string, origin: Origin): Value {
  return value.length > LONGEST_TEXT ? data(origin, true) : constant(value, origin)
}

export const UNDEFINED = constant(undefined)
export const NULL = constant(null)

export function unknown(origin: Origin = PLAIN, truth: boolean | null = null): Unknown {
  return { kind: 'unknown', truth, origin }
}

/** Unknown text, number or the like: plain data, whatever it says. */
export function data(origin: Origin = PLAIN, truth: boolean | null = null): Unknown {
  return { kind: 'unknown', truth, origin: { ...origin, marks: origin.marks | DATA } }
}

export function object(
  entries: Record<string, Value>,
  rest: Value | null = null,
  origin = PLAIN,
): ObjectValue {
  const cells = new Map<string, Cell>()
  for (const [name, value] of Object.entries(entries)) cells.set(name, { value })
  return { kind: 'object', cells, rest, of: null, origin }
}

export function array(items: readonly Value[], origin: Origin = PLAIN): ArrayValue {
  return { kind: 'array', items: items.map(value => ({ value })), element: { value: UNDEFINED }, origin }
}

/** An array of unknown length whose items are like `element`. */
export function arrayOf(element: Value, origin: Origin = element.origin): ArrayValue {
  return { kind: 'array', items: null, element: { value: element }, origin }
}

export function native(
  name: string,
  call: (call: NativeCall) => Value,
  members: Record<string, Value> | null = null,
): Native {
  const map = members ? new Map(Object.entries(members)) : null
  return { kind: 'native', name, call, members: map, origin: PLAIN }
}

export function resolved(value: Value): PromiseValue {
  return { kind: 'promise', value, rejects: false, origin: value.origin }
}

export function external(module: string, trail: readonly string[], origin: Origin = PLAIN): External {
  return {
    kind: 'external',
    module,
    trail,
    given: [],
    context: null,
    members: null,
    bound: null,
    columns: [],
    made: [],
    effect: null,
    result: false,
    data: false,
    settled: false,
    origin,
  }
}

export function withOrigin<V extends Value>(value: V, origin: Origin): V {
  const mixed = mix(value.origin, origin)
  return mixed === value.origin ? value : { ...value, origin: mixed }
}

export function has(value: { origin: Origin }, mark: number): boolean {
  return (value.origin.marks & mark) !== 0
}
