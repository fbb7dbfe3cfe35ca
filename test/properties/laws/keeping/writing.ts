import { ts } from '../../../../scripts/project/typescript.ts'
import { bodiesIn, isSetting, isTypeScript, runs } from '../syntax.ts'
import { allOf, insert, placeLaw, replace, sourceOf, type Law, type LawApp, type Source } from '../source.ts'
import type { Files } from '../memory.ts'

/** A law about the text of whole files; null from `write` leaves a file alone. */
function fileLaw(
  name: string,
  write: (source: Source) => string | null,
  options: { respells?: boolean } = {},
): Law {
  return {
    name,
    ...options,
    apply: (app: LawApp): Files | null => {
      const after = new Map(app.files)
      for (const source of app.sources) {
        const text = write(source)
        if (text !== null) after.set(source.file, text)
      }
      return [...after].every(([file, text]) => app.files.get(file) === text) ? null : after
    },
  }
}

const carriageReturns = fileLaw('lines end in CRLF', ({ text }) => text.replaceAll(/\r?\n/g, '\r\n'))

const byteOrderMark = fileLaw('a byte order mark in front', ({ text }) => `\uFEFF${text}`)

const printed = fileLaw("TypeScript's printer writes the file", ({ file, text, tree }) => {
  const out = ts.createPrinter({ removeComments: true }).printFile(tree)
  return sourceOf(file, text).tree.statements.length === 0 ? null : out
})

/** `a?.b` and `a ?? b` become conditions: what the compiler makes of the source must mean the same to us. */
const compiled = fileLaw(
  'types are stripped and optional chains compiled away',
  source =>
    isTypeScript(source) && /\?\.|\?\?/.test(source.text) && !/\bimport\(/.test(source.text)
      ? ts.transpileModule(source.text, {
          fileName: source.file,
          compilerOptions: {
            target: ts.ScriptTarget.ES2019,
            module: ts.ModuleKind.ESNext,
            jsx: ts.JsxEmit.Preserve,
            verbatimModuleSyntax: true,
          },
        }).outputText
      : null,
  { respells: true },
)

const quotes = placeLaw(
  'quotes are swapped',
  ({ tree }) => allOf(tree, ts.isStringLiteral).filter(node => /^(['"])[^'"\\]*\1$/.test(node.getText())),
  node => [replace(node, node.getText().startsWith("'") ? `"${node.text}"` : `'${node.text}'`)],
)

const backticks = placeLaw(
  'plain strings stand in backticks',
  ({ tree }) =>
    allOf(tree, ts.isStringLiteral).filter(
      node =>
        /^(['"])[^'"`\\$]*\1$/.test(node.getText()) &&
        runs(node) &&
        !isSetting(node) &&
        (ts.isCallExpression(node.parent) ||
          ts.isPropertyAssignment(node.parent) ||
          ts.isBinaryExpression(node.parent)) &&
        !(ts.isPropertyAssignment(node.parent) && node.parent.name === node),
    ),
  node => [replace(node, `\`${node.text}\``)],
)

const COMMENTS = [
  '/* if (!userId) return */ ',
  '/* await auth.protect() */ ',
  '/** @see https://clerk.com */ ',
]

/** Tokens before which any comment may stand: within JSX it would be text, within a template a part of it. */
function tokens(root: ts.Node): ts.Node[] {
  return root.getChildren().flatMap(child => {
    if (ts.isJsxElement(child) || ts.isJsxFragment(child) || ts.isJsxSelfClosingElement(child)) return []
    if (ts.isTemplateExpression(child) || child.kind === ts.SyntaxKind.EndOfFileToken) return []
    return child.getChildCount() === 0 ? (child.end > child.getStart() ? [child] : []) : tokens(child)
  })
}

const comments = placeLaw(
  'comments stand in odd places',
  ({ tree }) => tokens(tree),
  (token, _source, choice) => [insert(token.getStart(), choice.one(COMMENTS) ?? '')],
)

function statementsIn(source: Source): ts.Statement[] {
  return [...source.tree.statements, ...bodiesIn(source).flatMap(({ body }) => [...body.statements])]
}

const blankLines = placeLaw('blank lines and line comments', statementsIn, (statement, _source, choice) => [
  insert(
    statement.getStart(),
    choice.one([
      '\n\n\n',
      '// await auth.protect()\n',
      '\t \n',
      '// {\n\n',
      '/*\n * if (!userId) return\n */ ',
    ]) ?? '',
  ),
])

export const WRITING: readonly Law[] = [
  carriageReturns,
  byteOrderMark,
  printed,
  compiled,
  quotes,
  backticks,
  comments,
  blankLines,
]
