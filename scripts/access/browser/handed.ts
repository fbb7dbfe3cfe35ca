import {
  hasDirective,
  hasModifier,
  isFunction,
  nodesIn,
  unwrap,
  type FunctionNode,
} from '../../endpoints/tree.ts'
import { isSourceFile } from '../../endpoints/next-roots.ts'
import { declaredBindings } from '../../endpoints/exports.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { bundledSecrets } from './bundler-config.ts'
import { READS_SECRET, secretsCarried, type SecretRead } from './secret-reads.ts'

/** A secret that the server's code, or a bundler's configuration, hands to the browser. */
export interface Handed extends SecretRead {
  /** How it gets there, as the middle of a sentence: `is returned by getServerSideProps`. */
  how: string
}

/** Functions whose answer frameworks send to the browser with the page. */
const LOADERS = /^(?:getServerSideProps|getStaticProps|getInitialProps|loader|clientLoader)$/

/** Every place where the value of a secret is handed to the browser as it is. */
export function* handedToBrowser(project: Project): Generator<Handed> {
  yield* bundledSecrets(project)
  for (const file of project.files) {
    if (!isSourceFile(file) || !READS_SECRET.test(project.text(file) ?? '')) continue
    const source = project.syntax(file)
    if (source) yield* handedIn(project, source)
  }
}

function* handedIn(project: Project, source: ts.SourceFile): Generator<Handed> {
  for (const node of nodesIn(source)) {
    if (ts.isJsxAttribute(node) || ts.isJsxSpreadAttribute(node)) yield* handedAsProp(project, node)
    else if (ts.isJsxExpression(node) && isText(node))
      yield* handed(node.expression, 'is written into the page')
    else if (isFunction(node)) yield* handedByLoader(node)
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) yield* handedAsResponse(node)
  }
}

function* handed(expression: ts.Expression | undefined, how: string): Generator<Handed> {
  for (const read of expression === undefined ? [] : secretsCarried(expression)) yield { ...read, how }
}

function isText({ parent }: ts.JsxExpression): boolean {
  return ts.isJsxElement(parent) && /^[a-z]/.test(parent.openingElement.tagName.getText())
}

/** What an HTML element gets is in the page; what a component gets is in the page where it runs in the browser. */
function* handedAsProp(project: Project, node: ts.JsxAttribute | ts.JsxSpreadAttribute): Generator<Handed> {
  const tag = node.parent.parent.tagName
  if (!/^[a-z]/.test(tag.getText()) && !isClientComponent(project, tag)) return
  const how = `is passed to <${tag.getText()}>, which runs in the browser`
  if (ts.isJsxSpreadAttribute(node)) yield* handed(node.expression, how)
  else if (node.initializer && ts.isJsxExpression(node.initializer))
    yield* handed(node.initializer.expression, how)
}

/** Components of these packages are client components. */
const CLIENT_PACKAGES = /^@clerk\/(?:nextjs|react|clerk-react|react-router|remix|tanstack-react-start|expo)$/

function isClientComponent(project: Project, tag: ts.JsxTagNameExpression): boolean {
  const source = tag.getSourceFile()
  if (hasDirective(source.statements, 'use client')) return true
  const name = tag.getText().split('.')[0] ?? ''
  const binding = declaredBindings(source).get(name)
  if (binding?.kind !== 'imported') return false
  if (CLIENT_PACKAGES.test(binding.specifier)) return true
  const to = project.resolve(binding.specifier, source.fileName)
  const target = to.kind === 'file' ? project.syntax(to.file) : undefined
  return target !== undefined && hasDirective(target.statements, 'use client')
}

function* handedByLoader(node: FunctionNode): Generator<Handed> {
  const name = functionName(node)
  const isLoader = name !== undefined && LOADERS.test(name)
  if (!node.body || !(isLoader || isServerAction(node))) return
  const how = isLoader ? `is returned by ${name}` : 'is returned by a Server Action, which anybody may call,'
  if (!ts.isBlock(node.body)) yield* handed(node.body, how)
  else {
    for (const each of nodesIn(node.body)) {
      if (ts.isReturnStatement(each) && ts.findAncestor(each, isFunction) === node)
        yield* handed(each.expression, how)
    }
  }
}

/** An exported function of a `'use server'` module, or one that says so itself. */
function isServerAction(node: FunctionNode): boolean {
  if (node.body && ts.isBlock(node.body) && hasDirective(node.body.statements, 'use server')) return true
  const source = node.getSourceFile()
  if (!hasDirective(source.statements, 'use server')) return false
  const statement = ts.isVariableDeclaration(node.parent) ? node.parent.parent.parent : node
  return statement.parent === source && hasModifier(statement, ts.SyntaxKind.ExportKeyword)
}

function functionName(node: FunctionNode): string | undefined {
  if (node.name) return node.name.getText()
  const owner = node.parent
  if (ts.isVariableDeclaration(owner)) return owner.name.getText()
  return ts.isBinaryExpression(owner) && ts.isPropertyAccessExpression(owner.left)
    ? owner.left.name.text
    : undefined
}

const RESPONSES =
  /^(?:Response|NextResponse|res|reply|response|c|ctx|context)\.(?:json|send|text|html|body|end)$|^(?:Next)?Response$/
const CHAINED = /^(?:res|reply|response)\.(?:status|code|type|header|set)\(/

function* handedAsResponse(node: ts.CallExpression | ts.NewExpression): Generator<Handed> {
  const callee = unwrap(node.expression)
  const text = callee.getText()
  const chained =
    ts.isPropertyAccessExpression(callee) &&
    /^(?:json|send|end)$/.test(callee.name.text) &&
    CHAINED.test(text)
  if (!chained && !RESPONSES.test(text)) return
  yield* handed(node.arguments?.[0], 'is sent in an answer')
}
