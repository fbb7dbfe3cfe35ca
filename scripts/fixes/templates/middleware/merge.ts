import type { Model } from '../../../access/model.ts'
import type { Fix, TextEdit } from '../../../core/fix.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import { unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import { inStyle, styleOf } from '../../code-style.ts'
import type { CodeStyle } from '../../code-style.ts'
import { importedAs, placeForImport } from '../../imports.ts'
import { fitted } from '../fitted.ts'
import type { Home } from '../home.ts'
import { placed } from '../parts.ts'
import type { Placed, Source } from '../parts.ts'
import { argumentsOf, valueOf, withHandler, withPolicy } from './clerk-call.ts'
import type { ClerkArguments } from './clerk-call.ts'
import { wrapped } from './exported.ts'
import { configOf, widened } from './matcher.ts'
import { callOf, piecesOf } from './pieces.ts'
import type { Pieces } from './pieces.ts'
import { againstWidening } from './widening.ts'

type Edit = Omit<TextEdit, 'file'>

const WRAPPER = 'withSecurityHeaders'
const POLICY = 'contentSecurityPolicy'

interface Merge {
  model: Model
  home: Home
  middleware: EntryPoint
  source: ts.SourceFile
  style: CodeStyle
  pieces: Pieces
  /** Does the installed SDK make a policy, and the app none of its own? */
  policy: boolean
}

interface Merged {
  edits: readonly Edit[]
  remains: readonly string[]
  /** Names that the edits use, by the part that exports them. */
  uses: ReadonlyMap<string, string>
}

/**
 * The template merged into the middleware that is there: headers around what it answers, the policy among the
 * options, the matcher widened. Its handler stays; one that has none is given the template's.
 * @param template its text, for the installed SDK and with the app's public paths
 */
export function mergedMiddleware(
  model: Model,
  home: Home,
  read: Source,
  { middleware, template, policy }: { middleware: EntryPoint; template: string; policy: boolean },
): Fix {
  const { file } = middleware
  const title = `Merge security headers and deny by default into ${file}`
  const source = home.project.syntax(file)
  const text = home.project.text(file)
  if (source === undefined || text === undefined || source.text !== text)
    return { title, safety: 'review', edits: [], create: [], install: [], remains: [`${file} could not be read.`] }
  const style = styleOf(text)
  const pieces = piecesOf(fitted(template, { style, javascript: !/\.tsx?$/.test(file), specifier: each => each }))
  const merge = { model, home, middleware, source, style, pieces, policy }
  const { edits, remains, uses } = together([headers(merge), ...clerk(merge)])
  const parts = placed(home, read, [...new Set(uses.values())])
  const imports = importEdit(merge, uses, parts)
  return {
    title,
    safety: 'review',
    edits: [...edits, ...imports].map(edit => ({ file, ...edit })),
    create: parts.create,
    install: parts.install,
    remains,
  }
}

function together(all: readonly Merged[]): Merged {
  return {
    edits: all.flatMap(({ edits }) => edits),
    remains: all.flatMap(({ remains }) => remains),
    uses: new Map(all.flatMap(({ uses }) => [...uses])),
  }
}

function headers({ source, middleware: { export: exported, file } }: Merge): Merged {
  const edits = wrapped(source, exported ?? 'default', WRAPPER)
  const uses = new Map(edits === undefined || edits.length > 0 ? [[WRAPPER, 'security-headers']] : [])
  if (edits !== undefined) return { edits, remains: [], uses }
  const remains = [
    `In ${file}, import ${WRAPPER} and put it around what is exported: \`export default ${WRAPPER}(middleware)\`.`,
  ]
  return { edits: [], remains, uses }
}

function clerk(merge: Merge): Merged[] {
  const { source, middleware, pieces, policy } = merge
  const { file } = middleware
  const name = importedAs(source, 'clerkMiddleware', /^@clerk\/nextjs\/server$/)
  const call = name === undefined ? undefined : callOf(source, name)
  const given = call === undefined ? undefined : argumentsOf(call)
  if (given === undefined) {
    const exported = uncalled(source, name)
    if (exported !== undefined) return uncalledMiddleware(merge, exported)
    return [byHand(`${file} ${name === undefined ? 'does not run clerkMiddleware()' : 'calls clerkMiddleware() in a way that is not told by the file'}: give it this handler, which then calls what the middleware does now: ${oneLine(pieces.handler)}`)]
  }
  const added = given.handler === undefined ? pieces.handler : undefined
  const options = policy && !source.text.includes(POLICY) ? withPolicy(given, POLICY, added) : undefined
  const edits = options ?? (added === undefined ? [] : withHandler(given, added))
  const uses = new Map(options === undefined ? [] : [[POLICY, 'content-security-policy']])
  const unsaid = policy && options === undefined && !source.text.includes(POLICY)
  const remains = unsaid ? [`In ${file}, add \`${POLICY}\` to the options of clerkMiddleware().`] : []
  return [{ edits, remains, uses }, list(merge, added !== undefined), matcher(merge, given)]
}

/** `export default clerkMiddleware`: run without options. */
function uncalled(source: ts.SourceFile, name: string | undefined): ts.Identifier | undefined {
  const exported = source.statements.find(ts.isExportAssignment)?.expression
  const inner = exported && unwrap(exported)
  return inner && ts.isIdentifier(inner) && inner.text === name ? inner : undefined
}

function uncalledMiddleware(merge: Merge, name: ts.Identifier): Merged[] {
  const { pieces, policy } = merge
  const options = policy ? `, { ${POLICY} }` : ''
  const at = name.end
  return [
    {
      edits: [{ start: at, end: at, text: `(${pieces.handler}${options})` }],
      remains: [],
      uses: new Map(policy ? [[POLICY, 'content-security-policy']] : []),
    },
    list(merge, true),
  ]
}

/** The list of what is public, in front of the export that asks it. */
function list({ model, source, middleware, style, pieces }: Merge, added: boolean): Merged {
  const none = { edits: [], uses: new Map<string, string>() }
  if (!added) {
    const denies = model.deniesByDefault(middleware.app)
    const line = 'if (!isPublic(request.nextUrl.pathname)) await auth.protect()'
    return denies
      ? { ...none, remains: [] }
      : byHand(
          `${middleware.file} lets through what it does not name. To deny by default, let its handler begin with \`${line}\`, and name what is public in isPublic().`,
        )
  }
  const statement = source.statements.find(
    each =>
      ts.isExportAssignment(each) ||
      (ts.canHaveModifiers(each) &&
        ts.getModifiers(each)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)),
  )
  const at = statement?.getStart(source, true) ?? source.end
  return { ...none, edits: [{ start: at, end: at, text: pieces.list + style.eol + style.eol }], remains: [] }
}

function matcher({ model, middleware, source, style, pieces }: Merge, given: ClerkArguments): Merged {
  const none = { edits: [], remains: [], uses: new Map<string, string>() }
  const config = configOf(source)
  const isWhole = runsWhole(source, given)
  if (config === undefined) {
    // Without a matcher it runs for every path; the handler that is added must not shut Next's own files.
    if (given.handler !== undefined) return none
    return { ...none, edits: [{ start: source.end, end: source.end, text: style.eol + pieces.config + style.eol }] }
  }
  const edits = widened(config, pieces.patterns, style.eol)
  if (edits?.length === 0) return none
  const because =
    edits === undefined
      ? 'it is no plain list'
      : !isWhole
        ? 'more than clerkMiddleware() runs for it'
        : given.handler && againstWidening(model, middleware, given.handler)
  if (edits !== undefined && because === undefined) return { ...none, edits }
  return byHand(
    `The matcher of ${middleware.file} is left as it is: ${because ?? ''}. It should hold ${pieces.patterns.join(', ')}.`,
  )
}

/** Is the call itself what Next runs, and not a part of it? */
function runsWhole(source: ts.SourceFile, { call }: ClerkArguments): boolean {
  const exported = source.statements.find(ts.isExportAssignment)?.expression
  const value = exported && valueOf(exported)
  if (value === call) return true
  return (
    value !== undefined &&
    ts.isCallExpression(value) &&
    value.expression.getText() === WRAPPER &&
    value.arguments[0] !== undefined &&
    valueOf(value.arguments[0]) === call
  )
}

function byHand(sentence: string): Merged {
  return { edits: [], remains: [sentence], uses: new Map() }
}

function oneLine(code: string): string {
  return code.replaceAll(/\s+/g, ' ')
}

function importEdit({ home, middleware, source, style }: Merge, uses: Merged['uses'], { files }: Placed): Edit[] {
  const missing = [...uses].filter(([name]) => importedAs(source, name, /./) === undefined)
  if (missing.length === 0) return []
  const lines = missing.map(
    ([name, part]) => `import { ${name} } from '${home.specifier(middleware.file, files.get(part) ?? part)}';`,
  )
  const { importAt, hasImports } = placeForImport(source)
  const code = inStyle(lines, style, '')
  return [
    { start: importAt, end: importAt, text: hasImports ? style.eol + code : code + style.eol + style.eol },
  ]
}
