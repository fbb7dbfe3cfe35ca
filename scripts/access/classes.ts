import { ts } from '../project/typescript.ts'
import type { Run } from './run.ts'
import type { Scope } from './state.ts'
import { PLAIN } from './origin.ts'
import { closure, type ClassValue, type FunctionValue, type ObjectValue, type Value } from './values.ts'

/** A method of an instance, from its class or a class that it extends. */
export function instanceMember(run: Run, target: ObjectValue, name: string): Value | undefined {
  return target.of ? declared(run, target.of, name, target) : undefined
}

/** A static member of a class. */
export function classMember(run: Run, target: ClassValue, name: string): Value | undefined {
  return declared(run, target, name, null)
}

/** Classes extend classes no deeper than this, or in a circle. */
const DEEPEST = 8

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
    const own = element.name && ts.isIdentifier(element.name) && element.name.text === name
    if (!own || hasStatic(element) !== isStatic) continue
    if (ts.isMethodDeclaration(element)) return method(element, from, self ?? from)
    if (ts.isGetAccessorDeclaration(element)) {
      const getter = method(element, from, self ?? from)
      return run.interpreter.call(getter, { run, args: [], self, site: element, constructed: false })
    }
    if (isStatic && ts.isPropertyDeclaration(element) && element.initializer) {
      return run.interpreter.evaluate(run, element.initializer, from.scope)
    }
  }
  const base = depth < DEEPEST ? baseOf(run, from) : undefined
  return base?.kind === 'class' ? declared(run, base, name, self, depth + 1) : undefined
}

function method(
  node: ts.MethodDeclaration | ts.GetAccessorDeclaration,
  from: ClassValue,
  self: Value,
): FunctionValue {
  return closure(node, from.scope, self)
}

function hasStatic(element: ts.ClassElement): boolean {
  return ts.canHaveModifiers(element)
    ? (ts.getModifiers(element) ?? []).some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword)
    : false
}

/** The value that a class extends. */
export function baseOf(run: Run, from: ClassValue): Value | undefined {
  const clause = from.node.heritageClauses?.find(it => it.token === ts.SyntaxKind.ExtendsKeyword)
  const parent = clause?.types[0]?.expression
  return parent ? run.interpreter.evaluate(run, parent, from.scope) : undefined
}

/** `new C(...args)` of a class of the audited source: fields first, then the constructor's body. */
export function construct(run: Run, from: ClassValue, args: readonly Value[], site: ts.Node): ObjectValue {
  const self: ObjectValue = { kind: 'object', cells: new Map(), rest: null, of: from, origin: PLAIN }
  initialise(run, from, self, args, site)
  return self
}

function initialise(
  run: Run,
  from: ClassValue,
  self: ObjectValue,
  args: readonly Value[],
  site: ts.Node,
): void {
  const base = baseOf(run, from)
  if (base?.kind === 'class' && base.node !== from.node) initialise(run, base, self, args, site)
  const scope = run.interpreter.activate(from.scope, from.node)
  scope.declare('this', self)
  for (const element of from.node.members) {
    if (ts.isPropertyDeclaration(element) && !hasStatic(element) && ts.isIdentifier(element.name)) {
      if (element.initializer) {
        self.cells.set(element.name.text, {
          value: run.interpreter.evaluate(run, element.initializer, scope),
        })
      }
    }
  }
  const constructor = from.node.members.find(ts.isConstructorDeclaration)
  if (constructor?.body) {
    parameterProperties(constructor, self, args)
    const body: FunctionValue = closure(constructor, from.scope, self)
    run.interpreter.call(body, { run, args, self, site, constructed: false })
  }
}

/** `constructor(private readonly db: Database)` declares a field. */
function parameterProperties(
  constructor: ts.ConstructorDeclaration,
  self: ObjectValue,
  args: readonly Value[],
): void {
  constructor.parameters.forEach((parameter, index) => {
    const value = args[index]
    if (
      value &&
      ts.isIdentifier(parameter.name) &&
      ts.isParameterPropertyDeclaration(parameter, constructor)
    ) {
      self.cells.set(parameter.name.text, { value })
    }
  })
}

export function classValue(node: ts.ClassLikeDeclaration, scope: Scope): ClassValue {
  return { kind: 'class', node, scope, origin: PLAIN }
}
