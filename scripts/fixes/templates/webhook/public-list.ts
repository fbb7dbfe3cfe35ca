import type { Model } from '../../../access/model.ts'
import type { TextEdit } from '../../../core/fix.ts'
import { nodesIn } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import type { Home } from '../home.ts'

const SIGN_IN = /^\/(?:[\w-]+\/)?(?:sign-?in|sign-?up|log-?in)\b/

/** What has to change in the middleware for a path to be open to whoever signs what it sends. */
export interface Opening {
  edits: readonly TextEdit[]
  remains: readonly string[]
}

/** Adds a path to the list of what is public, where the app's middleware denies what it does not name. */
export function opened(
  { deniesByDefault, middlewareOf }: Model,
  { project, root }: Home,
  path: string,
): Opening {
  const middleware = middlewareOf(root.app)
  if (middleware === undefined || !deniesByDefault(root.app)) return { edits: [], remains: [] }
  const { file } = middleware
  const source = project.syntax(file)
  const list = source && publicListIn(source)
  const last = list?.elements.at(-1)
  if (source === undefined || list === undefined || last === undefined)
    return { edits: [], remains: [`Let ${file} pass ${path} without a session: its signature is its guard.`] }
  if (list.elements.some(each => ts.isStringLiteralLike(each) && covers(each.text, path)))
    return { edits: [], remains: [] }
  const quote = last.getText().slice(0, 1)
  const line = source.text.slice(source.text.lastIndexOf('\n', last.getStart()) + 1, last.getStart())
  const eol = source.text.includes('\r\n') ? '\r\n' : '\n'
  const between = /^\s*$/.test(line) ? `,${eol}${line}` : ', '
  return {
    edits: [{ file, start: last.end, end: last.end, text: `${between}${quote}${path}${quote}` }],
    remains: [],
  }
}

/** The list that names the sign-in: whoever is signed out must reach it. */
function publicListIn(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  for (const node of nodesIn(source)) {
    if (!ts.isArrayLiteralExpression(node)) continue
    if (node.elements.some(each => ts.isStringLiteralLike(each) && SIGN_IN.test(each.text))) return node
  }
  return undefined
}

function covers(pattern: string, path: string): boolean {
  const open = /(?:\(\.\*\)|\/\*|\/:\w+\*)$/
  return open.test(pattern) ? path.startsWith(pattern.replace(open, '')) : pattern === path
}
