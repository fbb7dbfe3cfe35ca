import type { TextEdit } from '../core/fix.ts'
import { ts } from '../project/typescript.ts'

/** More paths than these are a list that nobody reads. */
const MOST = 15

/** `/team(.*)` as `/team` and what is below it: not `/team-billing` as well. */
export function ownTree(node: ts.StringLiteralLike): TextEdit[] | undefined {
  const [, base] = /^(\/[\w/-]*\w)\(\.\*\)$/.exec(node.text) ?? []
  return base === undefined ? undefined : replaced(node, [base, `${base}/(.*)`])
}

/** `/events/:id` for every id but the names of routes beside it. */
export function withoutNames(node: ts.StringLiteralLike, names: readonly string[]): TextEdit[] | undefined {
  const [, head, parameter, tail] = /^(.*\/):(\w+)((?:\/.*)?)$/.exec(node.text) ?? []
  if (
    head === undefined ||
    parameter === undefined ||
    /[:(*]/.test(head) ||
    names.some(name => !/^[\w-]+$/.test(name))
  )
    return undefined
  return replaced(node, [`${head}:${parameter}((?!(?:${names.join('|')})(?:/|$))[^/]+)${tail ?? ''}`])
}

/** The paths that are meant to be public, in place of a pattern for all. */
export function named(node: ts.StringLiteralLike, patterns: readonly string[]): TextEdit[] | undefined {
  return patterns.length > MOST || patterns.length === 0 ? undefined : replaced(node, patterns)
}

/** A route as a pattern: `/posts/[id]` as `/posts/:id`. */
export function patternOf(route: string): string {
  return route
    .replaceAll(/\[\[\.\.\.(\w+)\]\]/g, ':$1*')
    .replaceAll(/\[\.\.\.(\w+)\]/g, ':$1+')
    .replaceAll(/\[(\w+)\]/g, ':$1')
}

function replaced(node: ts.StringLiteralLike, patterns: readonly string[]): TextEdit[] {
  const source = node.getSourceFile()
  const quote = node.getText().slice(0, 1)
  const texts = patterns.map(pattern => quote + pattern.replaceAll('\\', '\\\\') + quote).join(', ')
  const text = ts.isArrayLiteralExpression(node.parent) || patterns.length === 1 ? texts : `[${texts}]`
  return [{ file: source.fileName, start: node.getStart(), end: node.end, text }]
}
