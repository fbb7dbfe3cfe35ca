import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { unwrap } from '../../endpoints/tree.ts'
import type { App } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import type { Gates } from '../gates.ts'
import type { Machine } from '../interpreter.ts'
import type { Judgement } from '../judgement.ts'
import { join } from '../join.ts'
import { nodeRequest } from '../known/request.ts'
import { namedCalls, optionOf } from '../named-calls.ts'
import { UNDEFINED, type Value } from '../values.ts'
import type { Configured } from './configured.ts'
import { optionIn, settingOf, type Setting } from './setting.ts'
import { valueAt } from './value-at.ts'

/** Functions of Clerk that are given options by which it judges a request. */
const TAKES_OPTIONS = [
  'clerkMiddleware',
  'authMiddleware',
  'clerkPlugin',
  'verifyToken',
  'authenticateRequest',
  'createClerkClient',
] as const

/** One call that gives Clerk options, with what is known of them. */
export interface ClerkOptions {
  name: string
  node: ts.Node
  app: App
  /** One of its options; left out: `values` is `[undefined]`. */
  option: (name: string) => Setting
  /** Where the option stands; the call where it is put together elsewhere. */
  at: (name: string) => ts.Node
}

/** Every such call: those that a run has met, with what it was given there, and the others as they are written. */
export function clerkOptions(
  machine: Machine,
  endpoints: readonly EntryPoint[],
  gates: Gates,
  judge: (endpoint: EntryPoint) => Judgement,
): readonly ClerkOptions[] {
  const met = new Map<ts.Node, Configured[]>()
  const add = (each: Configured): void => void met.set(each.node, [...(met.get(each.node) ?? []), each])
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'middleware') givenInMiddleware(gates, endpoint).forEach(add)
    else
      for (const each of [judge(endpoint).anonymous, judge(endpoint).as('signed-in')])
        each.configured.forEach(add)
  }
  for (const { node, name } of namedCalls(machine.project, TAKES_OPTIONS))
    if (!met.has(node)) add({ name, node, options: asWritten(machine, name, node), tested: [] })
  return [...met].map(([node, runs]) => told(machine, node, runs))
}

/** Paths of pages that options may speak of; more are hardly told apart. */
const MOST_PATHS = 4

function givenInMiddleware(gates: Gates, { app }: EntryPoint): readonly Configured[] {
  const gate = gates.of(app)
  const named = gate?.site.routes.filter(route => route !== '/' && !route.includes('[')) ?? []
  return gate?.middleware.configured(['/', ...named.slice(0, MOST_PATHS)]) ?? []
}

function told({ project }: Machine, node: ts.Node, runs: readonly Configured[]): ClerkOptions {
  const options = join(runs.map(each => each.options))
  const tested = new Set(runs.flatMap(each => each.tested))
  return {
    name: runs[0]?.name ?? '',
    node,
    app: project.appOf(node.getSourceFile().fileName),
    option: name => {
      const setting = settingOf(optionIn(options, name))
      return { ...setting, inputs: setting.inputs.filter(input => !tested.has(input)) }
    },
    at: name => placed(node, name) ?? node,
  }
}

/** The property in a literal that is handed over, or that a function handed over gives. */
function placed(call: ts.Node, name: string): ts.Node | undefined {
  if (!ts.isCallExpression(call)) return undefined
  for (const argument of call.arguments) {
    const given = unwrap(argument)
    const literal = ts.isArrowFunction(given) && !ts.isBlock(given.body) ? given.body : given
    const found = optionOf(literal, name)
    if (found) return found
  }
  return undefined
}

/** The options of a call that no run has met. */
function asWritten(machine: Machine, name: string, { arguments: args }: ts.CallExpression): Value {
  const node = argumentOf(name, args)
  if (!node) return UNDEFINED
  return valueAt(machine, node, (run, value) =>
    value.kind === 'function'
      ? run.interpreter.call(value, {
          run,
          args: [nodeRequest(null)],
          self: null,
          site: node,
          constructed: false,
        })
      : value,
  )
}

/** Which argument the options are; the authenticateRequest of @clerk/express takes all in one object. */
function argumentOf(name: string, args: ts.NodeArray<ts.Expression>): ts.Expression | undefined {
  const [first, second] = args
  switch (name) {
    case 'clerkMiddleware': {
      const handler = first && unwrap(first)
      const handles = handler && (ts.isFunctionLike(handler) || args.length > 1)
      return handles ? second : first
    }
    case 'verifyToken':
      return second
    case 'authenticateRequest':
      return second ?? optionOf(first, 'options')
    default:
      return first
  }
}
