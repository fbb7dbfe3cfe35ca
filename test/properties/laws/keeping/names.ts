import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh, namesIn, renamed, renaming, type Name } from '../names.ts'
import { placeLaw, replace, type Edit, type Law, type Source } from '../source.ts'
import { isExported, isSetting } from '../syntax.ts'

function specifierOf({ declarations }: Name): ts.ImportSpecifier | undefined {
  return declarations.find(ts.isImportSpecifier)
}

/** A name that is the file's own affair: nobody outside can see it. */
function isLocal({ declarations }: Name): boolean {
  return (
    declarations.length > 0 &&
    declarations.every(
      declaration =>
        (ts.isVariableDeclaration(declaration) &&
          !isSetting(declaration) &&
          !isExportedVariable(declaration)) ||
        ts.isBindingElement(declaration) ||
        (ts.isParameter(declaration) && isOfAFunctionThatRuns(declaration)) ||
        (ts.isFunctionDeclaration(declaration) && !isExported(declaration)),
    ) &&
    !declarations.some(isWithinExportedPattern)
  )
}

function isOfAFunctionThatRuns({ parent }: ts.ParameterDeclaration): boolean {
  // A parameter that is a property too has two names in one.
  return !ts.isConstructorDeclaration(parent) && 'body' in parent && parent.body !== undefined
}

function isExportedVariable(declaration: ts.VariableDeclaration): boolean {
  return isExported(declaration.parent.parent)
}

function isWithinExportedPattern(declaration: ts.Declaration): boolean {
  let at: ts.Node = declaration
  while (ts.isBindingElement(at) || ts.isObjectBindingPattern(at) || ts.isArrayBindingPattern(at))
    at = at.parent
  return ts.isVariableDeclaration(at) && isExportedVariable(at)
}

const aliases = placeLaw<Name>(
  'imports have another name',
  source =>
    namesIn(source).filter(name => {
      const specifier = specifierOf(name)
      return specifier !== undefined && name.declarations.length === 1
    }),
  (name, source, _choice, nth) => renaming(name, fresh(source, `${name.text}Imported${nth}`)),
  { respells: true },
)

const locals = placeLaw<Name>(
  'variables and parameters have other names',
  (source, { endpoints }) => {
    // An inline action is known by its binding's name.
    const ids = new Set(endpoints.filter(({ file }) => file === source.file).map(each => each.export))
    return namesIn(source).filter(name => isLocal(name) && !ids.has(name.text))
  },
  (name, source, _choice, nth) => renaming(name, fresh(source, `${name.text}Renamed${nth}`)),
  { respells: true },
)

/** `import { a, b } from 'm'` where nothing but values is imported, with the names it binds. */
interface NamedImport {
  declaration: ts.ImportDeclaration
  names: readonly Name[]
}

function namedImports(source: Source): NamedImport[] {
  const names = namesIn(source)
  return source.tree.statements.filter(ts.isImportDeclaration).flatMap(declaration => {
    const bindings = declaration.importClause?.namedBindings
    if (!bindings || !ts.isNamedImports(bindings) || declaration.importClause?.name) return []
    if (declaration.importClause?.isTypeOnly || bindings.elements.some(each => each.isTypeOnly)) return []
    const bound = names.filter(name => bindings.elements.some(each => name.declarations.includes(each)))
    const reExported = bound.some(({ uses }) => uses.some(use => ts.isExportSpecifier(use.parent)))
    return reExported || bound.length !== bindings.elements.length ? [] : [{ declaration, names: bound }]
  })
}

const namespace = placeLaw<NamedImport>(
  'a module is imported as a namespace',
  namedImports,
  ({ declaration, names }, source, _choice, nth) => {
    const space = fresh(source, `everything${nth}`)
    const uses: Edit[] = names.flatMap(name => {
      const specifier = specifierOf(name)
      const imported = specifier?.propertyName?.text ?? name.text
      return name.uses
        .filter(use => !ts.isImportSpecifier(use.parent))
        .map(use => renamed(use, `${space}.${imported}`))
    })
    const clause = declaration.importClause
    return clause ? [replace(clause, `* as ${space}`), ...uses] : []
  },
  { respells: true },
)

export const NAMES: readonly Law[] = [aliases, locals, namespace]
