import type { Model } from '../../../access/model.ts'
import type { Fix } from '../../../core/fix.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import { unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import { inStyle, styleOf } from '../../code-style.ts'
import { importedAs, placeForImport } from '../../source/imports.ts'
import { fitted } from '../fitted.ts'
import type { Home } from '../home.ts'
import { placed } from '../parts.ts'
import type { Placed, Source } from '../parts.ts'
import { argumentsOf, withHandler, withPolicy } from './clerk-call.ts'
import { denied, publicList, withoutClerk } from './deny-by-default.ts'
import { wrapped } from './exported.ts'
import { configOf } from './matcher.ts'
import { mergedMatcher } from './merged-matcher.ts'
import { NOTHING, POLICY, WRAPPER, byHand, together } from './merging.ts'
import type { Edit, Merged, Merging } from './merging.ts'
import { callOf, piecesOf } from './pieces.ts'

/**
 * The template merged into the middleware that is there: headers around what it answers, the policy among the
 * options, the matcher widened. Its handler stays; one that has none is given the template's.
 * @param given.template its text, for the installed SDK and with the app's public paths
 */
export function mergedMiddleware(
  model: Model,
  home: Home,
  read: Source,
  given: { middleware: EntryPoint; template: string; policy: boolean },
): Fix {
  const { middleware, template, policy } = given
  const { file } = middleware
  const fix: Fix = {
    title: `Merge security headers and deny by default into ${file}`,
    safety: 'review',
    edits: [],
    create: [],
    install: [],
    remains: [],
  }
  const source = home.project.syntax(file)
  const text = home.project.text(file)
  if (source === undefined || text === undefined || source.text !== text)
    return { ...fix, remains: [`${file} could not be read: nothing is merged into it.`] }
  const style = styleOf(text)
  const javascript = !/\.[cm]?tsx?$/.test(file)
  const pieces = piecesOf(fitted(template, { style, javascript, specifier: each => each }))
  const merging = { model, home, middleware, source, style, pieces, policy }
  const { edits, remains, uses } = together(steps(merging))
  const parts = placed(home, read, [...new Set(uses.values())])
  const all = [...edits, ...importEdit(merging, uses, parts)]
  return {
    ...fix,
    edits: all.map(edit => ({ file, ...edit })),
    create: parts.create,
    install: parts.install,
    remains,
  }
}

function steps(merging: Merging): Merged[] {
  const { source, policy } = merging
  const name = importedAs(source, 'clerkMiddleware', /^@clerk\/nextjs\/server$/)
  const bare = uncalled(source, name)
  if (bare !== undefined) return [called(merging, bare), publicList(merging, bare), configured(merging)]
  const call = name === undefined ? undefined : callOf(source, name)
  const given = call === undefined ? undefined : argumentsOf(call)
  if (given === undefined)
    return [
      headers(merging),
      withoutClerk(
        merging,
        name === undefined ? 'does not run clerkMiddleware()' : 'calls clerkMiddleware() in a way of its own',
      ),
    ]
  const { handler } = given
  const added = handler === undefined ? merging.pieces.handler : undefined
  const names = policy && !source.text.includes(POLICY)
  const options = names ? withPolicy(given, POLICY, added) : undefined
  return [
    headers(merging),
    {
      ...NOTHING,
      edits: options ?? (added === undefined ? [] : withHandler(given, added)),
      uses: new Map(options === undefined ? [] : [[POLICY, 'content-security-policy']]),
    },
    names && options === undefined
      ? byHand(`In ${merging.middleware.file}, add \`${POLICY}\` to the options of clerkMiddleware().`)
      : NOTHING,
    handler === undefined ? publicList(merging, given.call) : denied(merging, given),
    mergedMatcher(merging, given),
  ]
}

function headers({ source, middleware: { export: exported, file } }: Merging): Merged {
  const edits = wrapped(source, exported ?? 'default', WRAPPER)
  if (edits === undefined)
    return {
      ...byHand(
        `In ${file}, import ${WRAPPER} and put it around what is exported: \`export default ${WRAPPER}(middleware)\`.`,
      ),
      uses: new Map([[WRAPPER, 'security-headers']]),
    }
  return { ...NOTHING, edits, uses: new Map(edits.length > 0 ? [[WRAPPER, 'security-headers']] : []) }
}

/** `export default clerkMiddleware`: run without options. */
function uncalled(source: ts.SourceFile, name: string | undefined): ts.Identifier | undefined {
  const exported = source.statements.find(ts.isExportAssignment)?.expression
  const inner = exported && unwrap(exported)
  return inner && ts.isIdentifier(inner) && inner.text === name ? inner : undefined
}

function called({ pieces, policy }: Merging, bare: ts.Identifier): Merged {
  const options = policy ? `, { ${POLICY} }` : ''
  const text = `${WRAPPER}(${bare.text}(${pieces.handler}${options}))`
  return {
    ...NOTHING,
    edits: [{ start: bare.getStart(), end: bare.end, text }],
    uses: new Map([
      [WRAPPER, 'security-headers'],
      ...(policy ? ([[POLICY, 'content-security-policy']] as const) : []),
    ]),
  }
}

function configured({ source, style, pieces }: Merging): Merged {
  if (configOf(source) !== undefined) return NOTHING
  const text = `${style.eol}${pieces.config}${style.eol}`
  return { ...NOTHING, edits: [{ start: source.end, end: source.end, text }] }
}

function importEdit(
  { home, middleware, source, style }: Merging,
  uses: Merged['uses'],
  { files }: Placed,
): Edit[] {
  const missing = [...uses]
    .filter(([name]) => importedAs(source, name, /./) === undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (missing.length === 0) return []
  const lines = missing.map(
    ([name, part]) =>
      `import { ${name} } from '${home.specifier(middleware.file, files.get(part) ?? part)}';`,
  )
  const { importAt, hasImports } = placeForImport(source)
  const code = inStyle(lines, style, '')
  const text = hasImports ? style.eol + code : code + style.eol + style.eol
  return [{ start: importAt, end: importAt, text }]
}
