import type { TextEdit } from '../../core/fix.ts'
import { hasModifier, isFunction, unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import { inStyle, styleOf } from '../code-style.ts'

/** A function whose first lines can be written. */
export type Writable = (
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
) & { body: ts.ConciseBody }

/**
 * The function that an endpoint's node leads to within its file: itself, what its name stands for, or the one function
 * that a wrapper is handed. Generators are none.
 */
export function functionFor(node: ts.Node, wrappers: boolean, depth = 0): Writable | undefined {
  const plain = ts.isExpression(node) ? unwrap(node) : node
  if (depth > MOST_STEPS) return undefined
  if (ts.isIdentifier(plain)) {
    const value = topLevelValue(plain.getSourceFile(), plain.text)
    return value === undefined ? undefined : functionFor(value, wrappers, depth + 1)
  }
  if (wrappers && ts.isCallExpression(plain)) {
    const given = plain.arguments.flatMap(each => functionFor(each, wrappers, depth + 1) ?? [])
    return given.length === 1 ? given[0] : undefined
  }
  return isWritable(plain) ? plain : undefined
}

const MOST_STEPS = 6

function isWritable(node: ts.Node): node is Writable {
  if (!isFunction(node) || ts.isAccessor(node) || ts.isConstructorDeclaration(node)) return false
  return node.body !== undefined && (ts.isArrowFunction(node) || node.asteriskToken === undefined)
}

function topLevelValue(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    const found = statement.declarationList.declarations.find(
      declaration => ts.isIdentifier(declaration.name) && declaration.name.text === name,
    )
    if (found?.initializer !== undefined) return unwrap(found.initializer)
  }
  return undefined
}

export function isAsync(fn: Writable): boolean {
  return hasModifier(fn, ts.SyntaxKind.AsyncKeyword)
}

/** The edits that make a function asynchronous, its declared answer a promise. */
export function asyncEdits(fn: Writable): TextEdit[] {
  if (isAsync(fn)) return []
  const file = fn.getSourceFile().fileName
  const at = asyncPlace(fn)
  const edits = [{ file, start: at, end: at, text: 'async ' }]
  if (fn.type === undefined || /^Promise\b/.test(fn.type.getText())) return edits
  const { type } = fn
  return [
    ...edits,
    { file, start: type.getStart(), end: type.getStart(), text: 'Promise<' },
    { file, start: type.end, end: type.end, text: '>' },
  ]
}

function asyncPlace(fn: Writable): number {
  if (ts.isMethodDeclaration(fn)) return fn.name.getStart()
  const keyword = fn.getChildren().find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword)
  return keyword?.getStart() ?? fn.getStart()
}

/**
 * Puts lines in front of all that a function does, behind its directives; an arrow that only gives a value gets a body.
 * @param lines as {@link inStyle} takes them
 */
export function firstLines(fn: Writable, lines: readonly string[]): TextEdit[] {
  const source = fn.getSourceFile()
  const file = source.fileName
  const style = styleOf(source.text)
  if (!ts.isBlock(fn.body)) {
    const level = indentAt(source.text, fn.getStart())
    const before = `{${style.eol}${inStyle(lines, style, level + style.indent)}${style.eol}${level + style.indent}return `
    const end = fn.body.end
    const close = `${style.semicolons ? ';' : ''}${style.eol}${level}}`
    return [
      { file, start: fn.body.getStart(), end: fn.body.getStart(), text: before },
      { file, start: end, end, text: close },
    ]
  }
  const directive = directivesOf(fn.body).at(-1)
  const at = directive?.end ?? fn.body.getStart() + 1
  const level = levelOf(source.text, fn.body, style.indent)
  const code = inStyle(lines, style, level)
  const rest = source.text.slice(at, fn.body.end - 1)
  const [space = ''] = /^\s*/.exec(rest) ?? []
  if (/^[ \t]*(?:\r?\n|\/\/)/.test(rest)) return [{ file, start: at, end: at, text: style.eol + code }]
  const outer = indentAt(source.text, fn.getStart())
  // What stood on the brace's line goes below.
  const below = rest.trim() === '' ? outer : level
  return [{ file, start: at, end: at + space.length, text: style.eol + code + style.eol + below }]
}

function directivesOf(body: ts.Block): ts.Statement[] {
  const found: ts.Statement[] = []
  for (const statement of body.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break
    found.push(statement)
  }
  return found
}

/** Indentation of the line that a place stands on. */
export function indentAt(text: string, place: number): string {
  const line = text.slice(text.lastIndexOf('\n', place - 1) + 1, place)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

/** Indentation of the body's statements: that of the first one on a line of its own, or one level more. */
function levelOf(text: string, body: ts.Block, indent: string): string {
  const [first] = body.statements
  if (first !== undefined) {
    const line = text.slice(text.lastIndexOf('\n', first.getStart() - 1) + 1, first.getStart())
    if (/^[ \t]*$/.test(line)) return line
  }
  return indentAt(text, body.getStart()) + indent
}
