import { posix } from 'node:path'
import { hasModifier } from '../../../../scripts/endpoints/tree.ts'
import { ts } from '../../../../scripts/project/typescript.ts'
import { projectOf } from '../memory.ts'
import { edited, placeLaw, replace, type Edit, type Law, type LawApp, type Source } from '../source.ts'
import { afterDirectives, entriesOf, isExported, isSetting, opensWith } from '../syntax.ts'

/** A file beside another that the framework does not take for a route. */
export function beside({ file }: Source, name: string): string {
  const extension = posix.extname(file)
  // What stands in pages/ is a page; what stands beside a module of actions is no action by itself.
  const dir = /(^|\/)pages(\/|$)/.test(file)
    ? posix.join(file.slice(0, file.search(/(^|\/)pages(\/|$)/)), 'of-law')
    : posix.dirname(file)
  return posix.join(dir, `${name}${extension}`)
}

/** The specifier by which `from` imports `to`. */
export function specifier(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to).replace(/\.[cm]?[jt]sx?$/, '')
  return path.startsWith('.') ? path : `./${path}`
}

function valueImports({ tree }: Source): (ts.ImportDeclaration & { moduleSpecifier: ts.StringLiteral })[] {
  return tree.statements
    .filter(ts.isImportDeclaration)
    .filter((statement): statement is ts.ImportDeclaration & { moduleSpecifier: ts.StringLiteral } => {
      const clause = statement.importClause
      const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings)
      return !!named && !clause.name && !clause.isTypeOnly && ts.isStringLiteral(statement.moduleSpecifier)
    })
}

/** A law that puts a module between a file and what it imports. */
function between(
  name: string,
  concerns: (specifier: string, resolved: boolean) => boolean,
  barrel: (target: string, names: string) => string,
): Law {
  return {
    name,
    apply: (app, choice) => {
      const { resolve } = projectOf(app.files)
      const all = app.sources.flatMap(source =>
        valueImports(source)
          .filter(({ moduleSpecifier }) =>
            concerns(moduleSpecifier.text, resolve(moduleSpecifier.text, source.file).kind === 'file'),
          )
          .map(statement => ({ source, statement })),
      )
      if (all.length === 0) return null
      const created = new Map<string, string>()
      const edits = new Map<Source, Edit[]>()
      for (const [nth, { source, statement }] of choice.some(all).entries()) {
        const file = beside(source, `barrel-of-law-${nth}`)
        const target = statement.moduleSpecifier.text
        const inner = target.startsWith('.')
          ? specifier(file, posix.join(posix.dirname(source.file), target))
          : target
        created.set(file, barrel(inner, namesOf(statement)))
        const list = edits.get(source) ?? []
        edits.set(source, [...list, replace(statement.moduleSpecifier, `'${specifier(source.file, file)}'`)])
      }
      return new Map([...edited(app.files, edits), ...created])
    },
  }
}

function namesOf({ importClause }: ts.ImportDeclaration): string {
  const bindings = importClause?.namedBindings
  if (!bindings || !ts.isNamedImports(bindings)) return ''
  return bindings.elements.map(each => (each.propertyName ?? each.name).text).join(', ')
}

const ownBarrel = between(
  "the app's own modules are imported through a barrel",
  (_, resolved) => resolved,
  target => `export * from '${target}'\n`,
)

const namedBarrel = between(
  "the app's own modules are handed on by name",
  (_, resolved) => resolved,
  (target, names) => `export { ${names} } from '${target}'\n`,
)

const importedFirst = between(
  'a barrel imports and exports again',
  (specifier, resolved) => resolved || specifier.startsWith('@clerk/'),
  (target, names) => `import { ${names} } from '${target}'\n\nexport { ${names} }\n`,
)

const packageBarrel = between(
  'packages are imported through a module of the app',
  (specifier, resolved) => !resolved && !specifier.startsWith('.') && !/^[@~]\//.test(specifier),
  (target, names) => `export { ${names} } from '${target}'\n`,
)

/** A file whose every export is an entry: nothing in it must stay where Next reads it without running it. */
function movable(app: LawApp, source: Source): string[] | null {
  const entries = entriesOf(app, source)
  const middleware = /(^|\/)(middleware|proxy)\.[jt]s$/.test(source.file)
  if (entries.size === 0 || middleware || opensWith(source, 'use server') || opensWith(source, 'use client'))
    return null
  const plain = source.tree.statements.every(
    statement =>
      (!isExported(statement) && !ts.isExportDeclaration(statement)) ||
      ts.isFunctionDeclaration(statement) ||
      (ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.every(each => !isSetting(each) && ts.isIdentifier(each.name))),
  )
  const names = source.tree.statements.filter(isExported).flatMap(exportedNames)
  const inline = app.endpoints.some(({ file, kind }) => file === source.file && kind === 'server-action')
  return plain && !inline ? [...new Set([...entries, ...names])] : null
}

const moved: Law = {
  name: 'the handler stands in another file and is exported again',
  apply: (app, choice) => {
    const all = app.sources.flatMap(source => {
      const entries = movable(app, source)
      return entries ? [{ source, entries }] : []
    })
    if (all.length === 0) return null
    const after = new Map(app.files)
    for (const [nth, { source, entries }] of choice.some(all).entries()) {
      const file = beside(source, `impl-of-law-${nth}`)
      const target = specifier(source.file, file)
      after.set(file, withImportsFrom(source, file))
      after.set(source.file, handedOn(entries, target, choice.number(3)))
    }
    return after
  },
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    )
  if (!ts.isFunctionDeclaration(statement)) return []
  return hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
    ? ['default']
    : [statement.name?.text ?? 'default']
}

function handedOn(entries: readonly string[], target: string, way: number): string {
  if (way === 0 || entries.includes('default')) return `export { ${entries.join(', ')} } from '${target}'\n`
  if (way === 1) return `export * from '${target}'\n`
  const names = entries.join(', ')
  return `import { ${names} } from '${target}'\n\nexport { ${names} }\n`
}

/** The text of a file as it reads in another folder. */
function withImportsFrom(source: Source, file: string): string {
  const edits = source.tree.statements.flatMap(statement => {
    const to =
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier
    if (!to || !ts.isStringLiteral(to) || !to.text.startsWith('.')) return []
    return [replace(to, `'${specifier(file, posix.join(posix.dirname(source.file), to.text))}'`)]
  })
  return edited(new Map([[source.file, source.text]]), new Map([[source, edits]])).get(source.file) ?? ''
}

const importsReversed = placeLaw<readonly ts.ImportDeclaration[]>(
  'imports stand in another order',
  ({ tree }) => {
    const imports = tree.statements.filter(ts.isImportDeclaration)
    return imports.length > 1 ? [imports] : []
  },
  imports => imports.map((each, i) => replace(each, imports.at(-1 - i)?.getText() ?? '')),
)

const functionsLast = placeLaw<readonly ts.FunctionDeclaration[]>(
  'functions stand in another order',
  ({ tree }) => {
    const functions = afterDirectives(tree.statements)
      .filter(ts.isFunctionDeclaration)
      .filter(fn => fn.body)
    return functions.length > 1 ? [functions] : []
  },
  functions => functions.map((each, i) => replace(each, functions.at(-1 - i)?.getText() ?? '')),
)

export const MODULES: readonly Law[] = [
  ownBarrel,
  namedBarrel,
  importedFirst,
  packageBarrel,
  moved,
  importsReversed,
  functionsLast,
]
