import type { TextEdit } from '../../core/fix.ts'
import { ts } from '../../project/typescript.ts'
import type { CodeStyle } from '../code-style.ts'
import { applyEdits } from '../edits.ts'
import { typesIn } from './strip-types.ts'

/** How a template is to read in the app. */
export interface Fit {
  style: CodeStyle
  /** Without types. */
  javascript: boolean
  /** The app's specifier for each one of the template that begins with a dot. */
  specifier: (written: string) => string
}

/** Speaks of the template itself, and stays behind. */
const HEAD = /^\/\/[^\n]*\n(?=import|'use)/

/**
 * A template's text as the app would have written it. Templates are written with two spaces, single quotes and no
 * semicolons; comments stay.
 */
export function fitted(template: string, { style, javascript, specifier }: Fit): string {
  const text = template.replace(HEAD, '')
  const source = ts.createSourceFile('template.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const cuts = javascript ? typesIn(source) : []
  const edits = [
    ...cuts.map(cut => ({ ...cut, text: '' })),
    ...[...nodesOutside(source, cuts)].flatMap(node => [
      ...literalEdits(source, node, style, specifier),
      ...(style.semicolons && endsInSemicolon(node) && !text.slice(0, node.end).endsWith(';')
        ? [{ start: node.end, end: node.end, text: ';' }]
        : []),
    ]),
  ]
  const written = applyEdits(
    text,
    edits.map(edit => ({ file: 'template', ...edit })),
  )
  return written
    .trimStart()
    .split('\n')
    .map(line => indented(line, style.indent))
    .join(style.eol)
}

function* nodesOutside(root: ts.Node, cuts: readonly { start: number; end: number }[]): Generator<ts.Node> {
  const children: ts.Node[] = []
  ts.forEachChild(root, child => void children.push(child))
  for (const child of children) {
    if (cuts.some(({ start, end }) => start <= child.getStart() && child.end <= end)) continue
    yield child
    yield* nodesOutside(child, cuts)
  }
}

function literalEdits(
  source: ts.SourceFile,
  node: ts.Node,
  { quote }: CodeStyle,
  specifier: (written: string) => string,
): Omit<TextEdit, 'file'>[] {
  if (!ts.isStringLiteral(node) || ts.isJsxAttribute(node.parent)) return []
  const start = node.getStart(source)
  const written = source.text.slice(start, node.end)
  const inner = written.slice(1, -1)
  const isImport =
    ts.isImportDeclaration(node.parent) ||
    (ts.isCallExpression(node.parent) && node.parent.expression.kind === ts.SyntaxKind.ImportKeyword)
  const meant = isImport && inner.startsWith('.') ? specifier(inner) : inner
  const mark = written.startsWith("'") && !inner.includes('"') ? quote : written.slice(0, 1)
  const text = mark + meant + mark
  return text === written ? [] : [{ start, end: node.end, text }]
}

function endsInSemicolon(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportAssignment(node) ||
    ts.isVariableStatement(node) ||
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isBreakStatement(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isPropertySignature(node)
  )
}

/** The star of a comment keeps the one space that it has beyond its level. */
function indented(line: string, indent: string): string {
  const spaces = /^ */.exec(line)?.[0].length ?? 0
  return indent.repeat(Math.floor(spaces / 2)) + ' '.repeat(spaces % 2) + line.slice(spaces)
}
