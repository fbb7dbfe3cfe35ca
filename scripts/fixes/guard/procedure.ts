import type { Model } from '../../access/model.ts'
import type { TextEdit } from '../../core/fix.ts'
import { declaredBindings, exportedBindings } from '../../endpoints/exports.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { nodesIn, unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import { importing } from '../source/imports.ts'

/**
 * The chain of a procedure begun at the builder that most procedures of the app that ask for a session begin at:
 * `protectedProcedure` in place of `publicProcedure`, from the same module.
 */
export function procedureEdits(model: Model, endpoint: EntryPoint): TextEdit[] | undefined {
  const root = rootOf(endpoint.handler)
  if (root === undefined) return undefined
  const source = root.getSourceFile()
  const module = moduleOf(model, root)
  if (module === undefined) return undefined
  const wanted = builderOf(model, endpoint, module)
  if (wanted === undefined || wanted === nameOf(root)) return undefined
  const file = source.fileName
  const swap = (text: string) => ({ file, start: root.getStart(), end: root.end, text })
  if (module.specifier === undefined) return declaredBindings(source).has(wanted) ? [swap(wanted)] : undefined
  const alone = soleUse(source, root)
  // The name that nothing uses any more gives way to the new one.
  if (alone !== undefined && !source.text.includes(wanted))
    return [{ file, start: alone.getStart(), end: alone.end, text: wanted }, swap(wanted)]
  const imported = importing(source, { module: module.specifier, name: wanted })
  return imported && [...imported.edits, swap(imported.local)]
}

/** The name that a chain of calls begins at. */
function rootOf(handler: ts.Node): ts.Identifier | undefined {
  let node = ts.isExpression(handler) ? unwrap(handler) : undefined
  while (node !== undefined && (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)))
    node = unwrap(node.expression)
  return node !== undefined && ts.isIdentifier(node) ? node : undefined
}

/** The name as the module exports it. */
function nameOf(root: ts.Identifier): string {
  const binding = declaredBindings(root.getSourceFile()).get(root.text)
  return binding?.kind === 'imported' ? binding.name : root.text
}

interface Module {
  /** The file that makes the builders. */
  file: string
  /** As the file imports it; undefined where it is the file itself. */
  specifier: string | undefined
}

function moduleOf({ project }: Model, root: ts.Identifier): Module | undefined {
  const source = root.getSourceFile()
  const binding = declaredBindings(source).get(root.text)
  if (binding === undefined) return undefined
  if (binding.kind === 'local') return { file: source.fileName, specifier: undefined }
  const to = project.resolve(binding.specifier, source.fileName)
  return to.kind === 'file' ? { file: to.file, specifier: binding.specifier } : undefined
}

function builderOf(model: Model, { app, kind }: EntryPoint, { file }: Module): string | undefined {
  const times = new Map<string, number>()
  for (const each of model.endpoints) {
    if (each.app !== app || each.kind !== kind) continue
    const { access, anonymous } = model.judge(each)
    const asks =
      anonymous.turnedAway.length > 0 && anonymous.turnedAway.every(({ cause }) => cause.kind === 'session')
    if (access.state !== 'guarded' || !asks) continue
    const root = rootOf(each.handler)
    // Turned away by the builder, and not by the resolver itself.
    if (root === undefined || moduleOf(model, root)?.file !== file || !byBuilder(each, model)) continue
    times.set(nameOf(root), (times.get(nameOf(root)) ?? 0) + 1)
  }
  return (
    [...times].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? namedBuilder(model, file)
  )
}

function byBuilder({ handler }: EntryPoint, model: Model): boolean {
  const source = handler.getSourceFile()
  const first = source.getLineAndCharacterOfPosition(handler.getStart()).line + 1
  const last = source.getLineAndCharacterOfPosition(handler.end).line + 1
  const endpoint = model.endpoints.find(each => each.handler === handler)
  const away = endpoint === undefined ? [] : model.judge(endpoint).anonymous.turnedAway
  return away.every(({ step }) => step.file !== source.fileName || step.line < first || step.line > last)
}

/** Before anything uses it, the name alone tells: https://trpc.io/docs/server/authorization */
function namedBuilder({ project }: Model, file: string): string | undefined {
  const source = project.syntax(file)
  const names = source === undefined ? [] : [...exportedBindings(source).keys()]
  return [
    'protectedProcedure',
    'privateProcedure',
    'authedProcedure',
    'authProcedure',
    'protectedBase',
    'authed',
  ].find(name => names.includes(name))
}

/** The import of a name that is used once. */
function soleUse(source: ts.SourceFile, root: ts.Identifier): ts.ImportSpecifier | undefined {
  let found: ts.ImportSpecifier | undefined
  let uses = 0
  for (const node of nodesIn(source)) {
    if (!ts.isIdentifier(node) || node.text !== root.text) continue
    if (ts.isImportSpecifier(node.parent))
      found = node.parent.propertyName === undefined ? node.parent : undefined
    else uses += 1
  }
  return uses === 1 ? found : undefined
}
