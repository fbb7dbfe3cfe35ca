import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { declaredBindings, exportedBindings, type Binding, type ExportTarget } from './exports.ts'
import { unwrap } from './tree.ts'

type StarTarget = Extract<ExportTarget, { kind: 'star' }>

/** How many modules a name is followed through before we call it a circle. */
const FARTHEST = 20

/** What a module exports once `export *` is followed, and the stars that lead nowhere we can read. */
export interface AllExports {
  bindings: ReadonlyMap<string, Binding>
  unfollowed: readonly { specifier: string; because: string }[]
}

/** Every exported name of a file, through `export * from` too. A name from a star is `imported` at the star. */
export function exportsOf(project: Project, file: string): AllExports {
  const answers = read.get(project) ?? new Map<string, AllExports>()
  read.set(project, answers)
  const answer = answers.get(file) ?? collect(project, file, new Set())
  answers.set(file, answer)
  return answer
}

const read = new WeakMap<Project, Map<string, AllExports>>()

function collect(project: Project, file: string, seen: Set<string>): AllExports {
  const bindings = new Map<string, Binding>()
  const unfollowed: { specifier: string; because: string }[] = []
  const source = project.syntax(file)
  if (!source || seen.has(file)) return { bindings, unfollowed }
  seen.add(file)
  const stars: StarTarget[] = []
  for (const [name, target] of exportedBindings(source)) {
    if (target.kind === 'star') stars.push(target)
    else bindings.set(name, target)
  }
  for (const { specifier, node } of stars) {
    const to = project.resolve(specifier, file)
    if (to.kind !== 'file') {
      unfollowed.push({
        specifier,
        because: to.kind === 'missing' ? to.because : 'it is not part of the source',
      })
      continue
    }
    const behind = collect(project, to.file, seen)
    unfollowed.push(...behind.unfollowed)
    for (const name of behind.bindings.keys()) {
      if (name !== 'default' && !bindings.has(name))
        bindings.set(name, { kind: 'imported', specifier, name, node })
    }
  }
  return { bindings, unfollowed }
}

/**
 * The function or expression that a binding of `file` stands for, in whichever listed file it is declared.
 * Undefined where it leads out of the source, to a whole module, or nowhere.
 */
export function definitionOf(project: Project, file: string, binding: Binding): ts.Node | undefined {
  let here = file
  let target: Binding | undefined = binding
  for (let steps = 0; target && steps < FARTHEST; steps++) {
    if (target.kind === 'local') return target.node
    const to = project.resolve(target.specifier, here)
    if (to.kind !== 'file') return undefined
    here = to.file
    target = exportNamed(project, here, target.name)
  }
  return undefined
}

/** Barrels can be long: their stars are opened only for a name that they do not spell out. */
function exportNamed(project: Project, file: string, name: string): Binding | undefined {
  const source = project.syntax(file)
  const own = source && exportedBindings(source).get(name)
  return own && own.kind !== 'star' ? own : exportsOf(project, file).bindings.get(name)
}

/**
 * What an expression stands for: a name of the module's top level is followed to its declaration, through
 * imports and through `namespace.name`; any other expression is its own answer.
 */
export function valueOf(project: Project, expression: ts.Expression): ts.Node | undefined {
  let value: ts.Node = unwrap(expression)
  for (let steps = 0; steps < FARTHEST; steps++) {
    const next = step(project, value)
    if (next === value) return value
    if (next === undefined) return undefined
    value = next
  }
  return undefined
}

function step(project: Project, node: ts.Node): ts.Node | undefined {
  const source = node.getSourceFile()
  if (ts.isIdentifier(node)) {
    const binding = declaredBindings(source).get(node.text)
    return binding && definitionOf(project, source.fileName, binding)
  }
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return node
  const whole = declaredBindings(source).get(node.expression.text)
  if (whole?.kind !== 'imported' || whole.name !== '*') return node
  return definitionOf(project, source.fileName, { ...whole, name: node.name.text })
}
