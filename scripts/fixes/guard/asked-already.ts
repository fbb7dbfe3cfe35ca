import type { TextEdit } from '../../core/fix.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { nodesIn, unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import { awaitEdits } from '../awaited.ts'
import { importedAs } from '../source/imports.ts'
import type { Writable } from '../source/function-body.ts'
import { authIsAsync } from './clerk-guard.ts'

const CLERK = /^@clerk\/nextjs(?:\/server)?$/

/** A guard that is there and does nothing, since nobody waits for it: waiting is what it lacks. */
export function askedAlready({ app }: EntryPoint, fn: Writable): TextEdit[] | undefined {
  const source = fn.getSourceFile()
  const auth = importedAs(source, 'auth', CLERK)
  if (auth === undefined || !authIsAsync(app) || !ts.isBlock(fn.body)) return undefined
  for (const node of nodesIn(fn.body)) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== `${auth}.protect`) continue
    if (ts.isExpressionStatement(node.parent) && unwrap(node.parent.expression) === node)
      return awaitEdits(node)
  }
  return undefined
}
