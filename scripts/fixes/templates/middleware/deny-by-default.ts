import type { Model } from '../../../access/model.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import { isFunction } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import type { ClerkArguments } from './clerk-call.ts'
import { valueOf } from './clerk-call.ts'
import { NOTHING, byHand } from './merging.ts'
import type { Merged, Merging } from './merging.ts'

/** The list of what is public, in front of the statement whose new handler asks it. */
export function publicList({ source, style, pieces }: Merging, user: ts.Node): Merged {
  const statement = source.statements.find(each => each.pos <= user.pos && user.end <= each.end)
  const at = statement === undefined ? source.end : aboveComments(source, statement)
  const gap = /(?:^|\n[ \t]*\r?\n)$/.test(source.text.slice(0, at)) ? '' : style.eol
  return {
    ...NOTHING,
    edits: [{ start: at, end: at, text: gap + pieces.list + style.eol + style.eol }],
  }
}

/** What is above a statement without a blank line between speaks of it. */
function aboveComments({ text }: ts.SourceFile, statement: ts.Statement): number {
  const start = statement.getStart()
  let at = start
  for (const { pos, end } of (ts.getLeadingCommentRanges(text, statement.pos) ?? []).toReversed()) {
    if (/\n[ \t]*\r?\n/.test(text.slice(end, at))) break
    at = pos
  }
  return at
}

/** A handler that is there stays: what it would take to deny by default is said. */
export function denied({ model, home, middleware, pieces }: Merging, { handler }: ClerkArguments): Merged {
  if (deniesUnlisted(model, middleware)) return NOTHING
  const value = handler && valueOf(handler)
  const names =
    value !== undefined && isFunction(value) ? value.parameters.map(each => each.name.getText()) : []
  const auth = (names[0] ?? 'auth') + (home.clerk.major < 6 ? '()' : '')
  const line = `if (!isPublic(${names[1] ?? 'request'}.nextUrl.pathname)) ${home.clerk.major < 6 ? '' : 'await '}${auth}.protect()`
  return byHand(
    `${middleware.file} lets through what it does not name. To deny by default, let its handler begin with \`${line}\`, and put in front of it: ${oneLine(pieces.list)}`,
  )
}

/** Would it, run wherever it should be, turn a stranger away from a page that nobody has listed? */
function deniesUnlisted(model: Model, { app }: EntryPoint): boolean {
  if (model.deniesByDefault(app)) return true
  const page = model.endpoints.find(each => each.app === app && each.kind.endsWith('page'))
  return (
    page !== undefined && model.wouldDeny({ ...page, id: 'page /unlisted', path: '/no-page-of-this-name' })
  )
}

/** Where Clerk's part is missing, or not told by the file. */
export function withoutClerk({ home, middleware, pieces }: Merging, because: string): Merged {
  const protect = home.clerk.major < 6 ? 'auth().protect()' : 'await auth.protect()'
  const code = `withSecurityHeaders(clerkMiddleware(async (auth, request, event) => { if (!isPublic(request.nextUrl.pathname)) ${protect}; return middleware(request, event) }))`
  return byHand(
    `${middleware.file} ${because}. Export \`${code}\`, where middleware() is what it exports now, with this in front of it: ${oneLine(pieces.list)}`,
  )
}

function oneLine(code: string): string {
  const [list = '', ...rest] = code.replace(/^\/\*\*[^]*?\*\/\s*/, '').split(/\r?\n\r?\n/)
  return [list.replace(/;?$/, ';'), ...rest].join(' ').replaceAll(/\s+/g, ' ')
}
