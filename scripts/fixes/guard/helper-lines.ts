import { posix } from 'node:path'
import type { Model } from '../../access/model.ts'
import type { Project } from '../../project/project.ts'
import type { Writable } from '../source/function-body.ts'
import type { GuardLines } from './clerk-guard.ts'
import type { Helper } from './manner.ts'

/** The call of the app's own guard, as its other endpoints make it; undefined where its names are taken. */
export function helperLines(
  { project }: Pick<Model, 'project'>,
  { name, specifier, importedBy, awaited, further }: Helper,
  fn: Writable,
): GuardLines | undefined {
  const text = fn.getText()
  if (further?.names.some(each => new RegExp(String.raw`\b${each}\b`).test(text))) return undefined
  const module = specifierFor(project, specifier, importedBy, fn.getSourceFile().fileName)
  if (module === undefined) return undefined
  const call = (local: (name: string) => string) => `${awaited ? 'await ' : ''}${local(name)}();`
  return {
    lines: local =>
      further === undefined
        ? [call(local)]
        : [`const ${further.binding} = ${call(local)}`, `if (${further.condition}) ${further.exit.line}`],
    imports: [{ module, name }, ...(further?.exit.imports ?? [])],
    awaits: awaited,
  }
}

/** How another file imports the same module: an alias as it stands, a relative path anew. */
function specifierFor(
  project: Project,
  specifier: string,
  importedBy: string,
  file: string,
): string | undefined {
  const from = project.resolve(specifier, importedBy)
  if (from.kind === 'missing' || (from.kind === 'file' && from.file === file)) return undefined
  if (!specifier.startsWith('.')) {
    const here = project.resolve(specifier, file)
    return here.kind === 'file' && from.kind === 'file' && here.file !== from.file ? undefined : specifier
  }
  const folder = posix.dirname(file)
  const path = posix.relative(folder, posix.join(posix.dirname(importedBy), specifier))
  return path.startsWith('.') ? path : `./${path}`
}
