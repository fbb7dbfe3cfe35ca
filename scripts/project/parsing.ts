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
/** Source shorter than this cannot be nested so deeply as to matter, and most is. */
const LARGE = 4 * 1024
/** Syntax trees that people write are about a tenth as deep. */
const DEEPEST = 400

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
  const tree = parsed(file, text, kind)
  if (!tree || (text.length > LARGE && tooDeep(tree))) {
    unknown.push({ what: file, because: 'nested too deeply to be read' })
    return undefined
  }
  if (hasErrors(tree))
    unknown.push({ what: file, because: 'does not parse; what could be read of it was assessed' })
  return tree
}

/** The parser is recursive: source that is nested without end exhausts the stack. */
function parsed(file: string, text: string, kind: ts.ScriptKind): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile(file, text, SETTINGS, true, kind)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Is some node deeper than what recursive readers of the tree can take? Walks level by level, on no stack. */
function tooDeep(tree: ts.SourceFile): boolean {
  let level: ts.Node[] = [tree]
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next: ts.Node[] = []
    for (const node of level) {
      ts.forEachChild(node, child => {
        next.push(child)
      })
    }
    if (next.length === 0) return false
    level = next
  }
  return true
}

function withoutLiterals(line: string): string {
  return line.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '')
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    const stop = end === -1 ? text.length : end
    // A picture or a font in a literal does not make its line a tool's.
    if (stop - start > LONGEST_LINE && withoutLiterals(text.slice(start, stop)).length > LONGEST_LINE)
      return true
    start = stop + 1
  }
  return false
}

/** Offset of the first syntax error of a text; undefined where it has none, or is in no language of ours. */
export function syntaxErrorIn(file: string, text: string): number | undefined {
  const kind = kindOf(file)
  const tree = kind === undefined || text.length > LARGEST ? undefined : parsed(file, text, kind)
  const found: unknown = tree === undefined ? [] : Reflect.get(tree, 'parseDiagnostics')
  const [first]: readonly unknown[] = Array.isArray(found) ? found : []
  if (typeof first !== 'object' || first === null) return undefined
  const start: unknown = Reflect.get(first, 'start')
  return typeof start === 'number' ? start : 0
}

/** Has the file syntax errors? The parser keeps them in a field that its types do not name. */
export function hasErrors(tree: ts.SourceFile): boolean {
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
