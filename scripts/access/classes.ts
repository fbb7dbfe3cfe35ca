import { ts } from '../project/typescript.ts'
import { decorated } from './decorators.ts'
import { join } from './join.ts'
import { propertyName } from './literals.ts'
import type { Run } from './run.ts'
import type { Cell, Scope } from './state.ts'
import { Scope as NewScope } from './state.ts'
import { PLAIN } from './origin.ts'
import { isSwitch, payForText, setting, wordOf } from './set-later.ts'
import {
  closure,
  unknown,
  type ClassValue,
  type FunctionValue,
  type NativeCall,
  type ObjectValue,
  type Value,
} from './values.ts'

/** Classes extend classes no deeper than this, or in a circle. */
const DEEPEST = 8
/** Under this name a method's scope knows the class that it was written in, for `super`. */
const HOME = ' home'

export function classValue(node: ts.ClassLikeDeclaration, scope: Scope): ClassValue {
  return { kind: 'class', node, scope, cells: new Map(), origin: PLAIN }
}

/** A method of an instance, from its class or a class that it extends. */
export function instanceMember(run: Run, target: ObjectValue, name: string): Value | undefined {
  return target.of ? declared(run, target.of, name, target) : undefined
}

/** A static member of a class; what was set on the class comes first. */
export function classMember(run: Run, target: ClassValue, name: string): Value | undefined {
  const set = target.cells.get(name)?.value
  if (set) return set
  const value = declared(run, target, name, null)
  // Whoever puts something in asks the class for it later: a map is made once.
  if (value?.kind === 'object') target.cells.set(name, { value })
  return value
}

/** What `super.name` means in code of a method. */
export function superMember(run: Run, scope: Scope, name: string): Value | undefined {
  const home = scope.lookup(HOME)?.value
  const base = home?.kind === 'class' ? baseOf(run, home) : undefined
  if (!base) return undefined
  const self = scope.self ?? null
  return base.kind === 'class'
    ? declared(run, base, name, self)
    : run.interpreter.member(run, base, name, run.at)
}

/** `self` is the instance; null asks for a static member. */
function declared(
  run: Run,
  from: ClassValue,
  name: string,
  self: Value | null,
  depth = 0,
): Value | undefined {
  const isStatic = self === null
  for (const element of from.node.members) {
    const own = element.name && nameOf(run, element.name, from.scope) === name
    if (!own || hasStatic(element) !== isStatic) continue
    if (ts.isMethodDeclaration(element))
      return decorated(run, element, inside(from), method(element, from, self ?? from))
    if (ts.isGetAccessorDeclaration(element)) {
      const getter = method(element, from, self ?? from)
      return run.interpreter.call(getter, { run, args: [], self, site: element, constructed: false })
    }
    if (isStatic && ts.isPropertyDeclaration(element)) {
      // Without an initializer some method fills it: what it holds by then is not known.
      if (!element.initializer) return unknown()
      const first = run.interpreter.evaluate(run, element.initializer, inside(from))
      return isSwitch(first) && isSetLater(run, from, name) ? join([first, unknown()]) : first
    }
  }
  const base = depth < DEEPEST ? baseOf(run, from) : undefined
  if (base?.kind === 'class') return declared(run, base, name, self, depth + 1)
  // A class of a package (an ORM's Model) brings members that the source does not show.
  return base ? run.interpreter.member(run, base, name, from.node) : undefined
}

/** Does a method set the static field? It has outlived other requests then. */
function isSetLater(run: Run, { node }: ClassValue, name: string): boolean {
  const text = node.getText()
  payForText(run, text)
  const holder = ['this', node.name?.text ?? 'this'].map(wordOf).join('|')
  return setting(String.raw`(?:${holder})\.${wordOf(name)}`).test(text)
}

/** `name`, `'name'`, `['name']` and `#name`. */
function nameOf(run: Run, name: ts.PropertyName, scope: Scope): string | undefined {
  return ts.isPrivateIdentifier(name) ? name.text : propertyName(run, name, scope)
}

/** The scope of a class's own code. */
function inside(from: ClassValue): Scope {
  const scope = new NewScope(from.scope, from.scope.file, from.node)
  scope.declare(HOME, from)
  scope.declare('this', from)
  return scope
}

function method(
  node: ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.ConstructorDeclaration,
  from: ClassValue,
  self: Value,
): FunctionValue {
  return closure(node, inside(from), self)
}

function hasStatic(element: ts.ClassElement): boolean {
  return ts.canHaveModifiers(element)
    ? (ts.getModifiers(element) ?? []).some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword)
    : false
}

/** The value that a class extends. */
function baseOf(run: Run, from: ClassValue): Value | undefined {
  const clause = from.node.heritageClauses?.find(it => it.token === ts.SyntaxKind.ExtendsKeyword)
  const parent = clause?.types[0]?.expression
  return parent ? run.interpreter.evaluate(run, parent, from.scope) : undefined
}

/** `new C(...args)` of a class of the audited source: fields first, then the constructor's body. */
export function construct(from: ClassValue, call: NativeCall): ObjectValue {
  const self: ObjectValue = { kind: 'object', cells: new Map(), rest: null, of: from, origin: PLAIN }
  initialise(from, self, call)
  return self
}

function initialise(from: ClassValue, self: ObjectValue, call: NativeCall, depth = 0): void {
  const { run, args } = call
  const base = depth < DEEPEST ? baseOf(run, from) : undefined
  const own = from.node.members.find(ts.isConstructorDeclaration)
  // What a constructor hands to super() is its own affair; without one, the arguments pass through.
  if (base?.kind === 'class')
    initialise(base, self, own ? { ...call, args: args.map(() => unknown()) } : call, depth + 1)
  const scope = inside(from)
  scope.declare('this', self)
  for (const element of from.node.members) {
    if (!ts.isPropertyDeclaration(element) || hasStatic(element) || !element.initializer) continue
    const name = nameOf(run, element.name, from.scope)
    const cell: Cell = { value: run.interpreter.evaluate(run, element.initializer, scope) }
    if (name !== undefined) self.cells.set(name, cell)
  }
  if (!own?.body) return
  parameterProperties(run, own, self, args, scope)
  run.interpreter.call(method(own, from, self), { ...call, self, constructed: false })
}

/** `constructor(private readonly db: Database, private steps = [])` declares fields. */
function parameterProperties(
  run: Run,
  constructor: ts.ConstructorDeclaration,
  self: ObjectValue,
  args: readonly Value[],
  scope: Scope,
): void {
  constructor.parameters.forEach((parameter, index) => {
    const { name, initializer } = parameter
    if (!ts.isIdentifier(name) || !ts.isParameterPropertyDeclaration(parameter, constructor)) return
    const given = args[index]
    const missing = !given || (given.kind === 'constant' && given.value === undefined)
    const value = missing && initializer ? run.interpreter.evaluate(run, initializer, scope) : given
    if (value) self.cells.set(name.text, { value })
  })
}
