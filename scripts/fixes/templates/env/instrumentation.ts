import type { TextEdit } from '../../../core/fix.ts'
import { isFunction, unwrap, type FunctionNode } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import { inStyle, styleOf } from '../../code-style.ts'

type Edit = Omit<TextEdit, 'file'>

/**
 * Has `register()` of the app's instrumentation load a module before all else.
 * @returns undefined where it has a form that text edits cannot serve
 */
export function loadedAtStart(source: ts.SourceFile, specifier: string): Edit[] | undefined {
  const { text } = source
  const style = styleOf(text)
  if (text.includes(`'${specifier}'`) || text.includes(`"${specifier}"`)) return []
  const line = `if (process.env.NEXT_RUNTIME === 'nodejs') await import('${specifier}');`
  const register = registerIn(source)
  if (register === undefined) {
    if (/\bregister\b/.test(text)) return undefined
    const gap = text === '' || text.endsWith('\n') ? style.eol : style.eol + style.eol
    const code = inStyle(['export async function register() {', `  ${line}`, '}'], style, '')
    return [{ start: text.length, end: text.length, text: gap + code + style.eol }]
  }
  const { body } = register
  if (body === undefined || !ts.isBlock(body)) return undefined
  const [first] = body.statements
  const at = body.getStart() + 1
  const level = first && /\n([ \t]*)$/.exec(text.slice(0, first.getStart()))?.[1]
  const code = inStyle([line], style, level ?? style.indent)
  const call = { start: at, end: at, text: style.eol + code + (level === undefined ? style.eol : '') }
  const isAsync = register.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true
  const start = asyncPlace(register)
  return [...(isAsync ? [] : [{ start, end: start, text: 'async ' }]), call]
}

function registerIn(source: ts.SourceFile): FunctionNode | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === 'register') return statement
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = initializer && unwrap(initializer)
      if (name.getText() === 'register' && value !== undefined && isFunction(value)) return value
    }
  }
  return undefined
}

function asyncPlace(node: FunctionNode): number {
  const keyword = node.getChildren().find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword)
  return (keyword ?? node).getStart()
}
