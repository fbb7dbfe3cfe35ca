import { ts } from '../../project/typescript.ts'
import type { Project } from '../../project/project.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import { segmentsOf, type Hints } from './samples.ts'

/** Lists longer than this name pages one by one; the first ones show the shape. */
const MOST_PATTERNS = 60
const MOST_WORDS = 40
const LONGEST_WORD = 40
/** Modules that the middleware imports, and what these import. */
const DEEPEST = 2

/** Paths and words that the middleware and the modules that it takes its lists from speak of. */
export function hintsOf(project: Project, file: string): Hints {
  const patterns = new Map<string, readonly string[]>()
  const words = new Set<string>()
  for (const source of sourcesFrom(project, file)) {
    for (const node of nodesIn(source)) {
      const text = textOf(node)
      if (text === undefined) continue
      if (text.startsWith('/')) patterns.set(text, segmentsOf(text))
      for (const word of wordsOf(text)) words.add(word)
    }
  }
  return { patterns: [...patterns.values()].slice(0, MOST_PATTERNS), words: [...words].slice(0, MOST_WORDS) }
}

/** The file and the files of the project that it imports, nearest first. */
function sourcesFrom(project: Project, file: string): ts.SourceFile[] {
  const seen = new Map<string, ts.SourceFile>()
  let next = [file]
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const found = next.flatMap(each => {
      const source = seen.has(each) ? undefined : project.syntax(each)
      if (source) seen.set(each, source)
      return source ? [source] : []
    })
    next = found.flatMap(source => importedFiles(project, source))
  }
  return [...seen.values()]
}

function importedFiles(project: Project, source: ts.SourceFile): string[] {
  return source.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    const specifier = statement.moduleSpecifier
    if (!specifier || !ts.isStringLiteral(specifier)) return []
    const found = project.resolve(specifier.text, source.fileName)
    return found.kind === 'file' ? [found.file] : []
  })
}

/** Texts that code may compare a path with: no module names, and a regular expression by its source. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isRegularExpressionLiteral(node)) return node.text.slice(1).replace(/\/[a-z]*$/, '')
  if (!ts.isStringLiteralLike(node)) return undefined
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent) ? undefined : node.text
}

/** Words that may stand as a segment of a path; of a text with spaces none. */
function wordsOf(text: string): string[] {
  if (/\s/.test(text)) return []
  return (text.match(/[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?/g) ?? []).filter(
    each => each.length <= LONGEST_WORD,
  )
}
