import type { Place } from '../core/place.ts'
import type { ts } from './typescript.ts'

/** Line of a node's first token, from 1. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile()
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

/** The span of a node without leading comments and white space; lines and columns from 1. */
export function placeOf(node: ts.Node): Place {
  const source = node.getSourceFile()
  const start = source.getLineAndCharacterOfPosition(node.getStart(source))
  const end = source.getLineAndCharacterOfPosition(node.getEnd())
  return {
    file: source.fileName,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
}
