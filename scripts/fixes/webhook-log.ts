import type { Fix, TextEdit } from '../core/fix.ts'
import { unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'

/** What of an event may stand in a log: its kind, and the id of what it is about. */
const HARMLESS = /^(?:type|eventType|event_type|id|eventId)$/

/** Lines of a log without the event in them; one that says nothing else is taken out. */
export function withoutPayload(nodes: readonly ts.Node[], title: string): Fix | undefined {
  const edits = nodes.map(edited)
  if (edits.includes(undefined)) return undefined
  return {
    title,
    safety: 'safe',
    edits: edits.flatMap(edit => edit ?? []),
    create: [],
    install: [],
    remains: [],
  }
}

function edited(node: ts.Node): TextEdit | undefined {
  if (!ts.isCallExpression(node) || !ts.isExpressionStatement(node.parent)) return undefined
  const file = node.getSourceFile().fileName
  const kept = node.arguments.filter(isHarmless)
  const [first] = node.arguments
  const last = node.arguments.at(-1)
  if (first === undefined || last === undefined || kept.length === node.arguments.length) return undefined
  if (kept.some(each => !isLabel(each)))
    return { file, start: first.getStart(), end: last.end, text: kept.map(each => each.getText()).join(', ') }
  return { file, ...lineOfStatement(node.parent) }
}

function isLabel(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node)
}

function isHarmless(node: ts.Expression): boolean {
  const plain = unwrap(node)
  if (ts.isStringLiteralLike(plain)) return true
  if (ts.isTemplateExpression(plain)) return plain.templateSpans.every(span => isHarmless(span.expression))
  if (ts.isPropertyAccessExpression(plain)) return HARMLESS.test(plain.name.text)
  return ts.isIdentifier(plain) && HARMLESS.test(plain.text)
}

/** The whole of its lines where nothing else stands on them; `{}` where a branch is nothing but the statement. */
function lineOfStatement(statement: ts.Statement): { start: number; end: number; text: string } {
  const { text } = statement.getSourceFile()
  const start = statement.getStart()
  if (
    !ts.isBlock(statement.parent) &&
    !ts.isSourceFile(statement.parent) &&
    !ts.isCaseOrDefaultClause(statement.parent)
  )
    return { start, end: statement.end, text: '{}' }
  const from = text.lastIndexOf('\n', start - 1) + 1
  const [rest = ''] = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(statement.end)) ?? []
  const alone = /^[ \t]*$/.test(text.slice(from, start)) && rest !== ''
  return alone
    ? { start: from, end: statement.end + rest.length, text: '' }
    : { start, end: statement.end, text: '' }
}
