import { ts } from '../../../scripts/project/typescript.ts'
import { replace, type Edit, type Source } from './source.ts'

/** A name of one file, with every place where it is meant: shadowed names are others. */
export interface Name {
  text: string
  declarations: readonly ts.Declaration[]
  /** Its identifiers in the order of the source, its declaration among them. */
  uses: readonly ts.Identifier[]
}

const SETTINGS: ts.CompilerOptions = { noLib: true, noResolve: true, allowJs: true, types: [] }

const known = new WeakMap<Source, Name[]>()

/** The names that a file declares, as TypeScript's own binder and checker tell them apart. */
export function namesIn(source: Source): Name[] {
  const names = known.get(source) ?? readNames(source)
  known.set(source, names)
  return names
}

function readNames(source: Source): Name[] {
  const checker = checkerOf(source)
  const found = new Map<ts.Symbol, ts.Identifier[]>()
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? meant(checker, node) : undefined
    if (symbol !== undefined && ts.isIdentifier(node)) {
      const uses = found.get(symbol) ?? []
      uses.push(node)
      found.set(symbol, uses)
    }
    ts.forEachChild(node, visit)
  }
  visit(source.tree)
  return [...found].map(([symbol, uses]) => ({
    text: symbol.name,
    declarations: symbol.declarations ?? [],
    uses,
  }))
}

function checkerOf({ file, text, tree }: Source): ts.TypeChecker {
  const host: ts.CompilerHost = {
    getSourceFile: name => (name === file ? tree : undefined),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: name => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: name => name === file,
    readFile: name => (name === file ? text : undefined),
  }
  return ts.createProgram({ rootNames: [file], options: SETTINGS, host }).getTypeChecker()
}

/** The variable, function, parameter or import that an identifier names; undefined for a property's name. */
function meant(checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node)
    return checker.getShorthandAssignmentValueSymbol(parent)
  if (ts.isExportSpecifier(parent)) {
    if (parent.parent.parent.moduleSpecifier) return undefined
    return (parent.propertyName ?? parent.name) === node
      ? checker.getExportSpecifierLocalTargetSymbol(parent)
      : undefined
  }
  if (isNameOfSomethingElse(node)) return undefined
  const symbol = checker.getSymbolAtLocation(node)
  return symbol?.declarations?.some(each => each.getSourceFile() === node.getSourceFile())
    ? symbol
    : undefined
}

function isNameOfSomethingElse(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    (ts.isImportSpecifier(parent) && parent.propertyName === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isJsxAttribute(parent) ||
    (ts.isClassElement(parent) && parent.name === node) ||
    (ts.isTypeElement(parent) && parent.name === node) ||
    ts.isPropertySignature(parent)
  )
}

/** The edits that give a name another text everywhere, and change nothing that others see. */
export function renaming({ uses }: Name, to: string): Edit[] {
  return uses.map(use => renamed(use, to))
}

/** What stands at a use when the name is written as `to`, which may be an expression where nothing is declared. */
export function renamed(use: ts.Identifier, to: string): Edit {
  const { parent } = use
  if (ts.isShorthandPropertyAssignment(parent)) return replace(use, `${use.text}: ${to}`)
  if (ts.isBindingElement(parent) && parent.name === use && isShortBinding(parent))
    return replace(use, `${use.text}: ${to}`)
  if ((ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) && parent.propertyName === undefined)
    return replace(use, ts.isImportSpecifier(parent) ? `${use.text} as ${to}` : `${to} as ${use.text}`)
  return replace(use, to)
}

function isShortBinding(element: ts.BindingElement): boolean {
  return (
    element.propertyName === undefined &&
    element.dotDotDotToken === undefined &&
    ts.isObjectBindingPattern(element.parent)
  )
}

/** A name that the file does not hold yet. */
export function fresh({ text }: Source, wish: string): string {
  let name = wish
  for (let n = 2; text.includes(name); n += 1) name = `${wish}${n}`
  return name
}
