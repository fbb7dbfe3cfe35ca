import type { Unknown } from '../core/place.ts'
import { ts } from './typescript.ts'

/** Comments of documentation are not asked for, and parsing them costs a tenth of the time. */
const SETTINGS = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
}

/** A line longer than this was written by a tool: minified code is data, not source. */
const LONGEST_LINE = 20_000
const LARGEST = 1024 * 1024

/** Parses listed files once each. A file with syntax errors keeps its tree, and the errors are said. */
export function fileParser(
  text: (file: string) => string | undefined,
  unknown: Unknown[],
): (file: string) => ts.SourceFile | undefined {
  const trees = new Map<string, ts.SourceFile | undefined>()
  return file => {
    if (trees.has(file)) return trees.get(file)
    const kind = kindOf(file)
    const source = kind === undefined ? undefined : text(file)
    const tree = source === undefined || kind === undefined ? undefined : parse(file, source, kind, unknown)
    trees.set(file, tree)
    return tree
  }
}

function parse(
  file: string,
  text: string,
  kind: ts.ScriptKind,
  unknown: Unknown[],
): ts.SourceFile | undefined {
  if (text.length > LARGEST || hasLongLine(text)) {
    unknown.push({ what: file, because: 'minified or made by a tool' })
    return undefined
  }
  const tree = ts.createSourceFile(file, text, SETTINGS, true, kind)
  if (hasErrors(tree))
    unknown.push({ what: file, because: 'does not parse; what could be read of it was assessed' })
  return tree
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    const stop = end === -1 ? text.length : end
    if (stop - start > LONGEST_LINE) return true
    start = stop + 1
  }
  return false
}

/** The parser keeps its diagnostics in a field that its types do not name. */
function hasErrors(tree: ts.SourceFile): boolean {
  const found: unknown = Reflect.get(tree, 'parseDiagnostics')
  return Array.isArray(found) && found.length > 0
}

function kindOf(file: string): ts.ScriptKind | undefined {
  const extension = /\.([cm]?[jt]sx?)$/.exec(file)?.[1]
  if (extension === undefined || /\.d\.[cm]?ts$/.test(file)) return undefined
  switch (extension) {
    case 'ts':
    case 'mts':
    case 'cts':
      return ts.ScriptKind.TS
    case 'tsx':
      return ts.ScriptKind.TSX
    default:
      // JSX may stand in plain .js files of Next apps.
      return ts.ScriptKind.JSX
  }
}
