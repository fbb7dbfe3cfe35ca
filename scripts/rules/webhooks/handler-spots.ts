import { unwrap } from '../../endpoints/tree.ts'
import type { HandlerSpots, Verifier } from '../../fixes/webhook-handler.ts'
import { ts } from '../../project/typescript.ts'
import { declares, importedAs, importedType, localType, placeForImport } from '../../fixes/source/imports.ts'

const VERIFIERS: Record<Verifier, { name: string; from: RegExp }> = {
  clerk: { name: 'verifyWebhook', from: /^@clerk\/(?:nextjs|backend)\/webhooks$/ },
  svix: { name: 'Webhook', from: /^svix$/ },
}
const CLERK = /^@clerk\//
const NEXT = /^next\/server(?:\.js)?$/
/** What may stand as the type of the answer, so that one more `new Response` still fits it. */
const ANSWER = /^Promise<\s*(?:Next)?Response(?:\s*\|\s*(?:Next)?Response)*\s*>$/

type Handler = (ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction) & { body: ts.Block }

/**
 * Where verification goes into an App Router handler, read from its syntax.
 * @param node what answers, as its endpoint has it
 * @returns undefined where text edits alone cannot be trusted with it
 */
export function handlerSpots(node: ts.Node, verifier: Verifier): HandlerSpots | undefined {
  const source = node.getSourceFile()
  const handler = functionOf(node)
  if (handler === undefined) return undefined
  const [request] = handler.parameters
  if (request === undefined || !ts.isIdentifier(request.name)) return undefined
  if (request.dotDotDotToken !== undefined || request.initializer !== undefined) return undefined
  const response = responseOf(handler)
  const asynchronous = handler.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true
  if (response === undefined || (!asynchronous && handler.type !== undefined)) return undefined
  const { name, from } = VERIFIERS[verifier]
  const imported = importedAs(source, name, from)
  const nextRequest = localType(source, 'NextRequest', NEXT)
  if (imported === undefined && declares(source, name)) return undefined
  if (nextRequest === undefined && declares(source, 'NextRequest')) return undefined
  return {
    bodyStart: handler.body.getStart() + 1,
    bodyEnd: handler.body.end - 1,
    asyncAt: asynchronous ? undefined : asyncPlace(handler),
    request: request.name.text,
    types: /\.[cm]?tsx?$/.test(source.fileName)
      ? { nextRequest, declared: nextRequest !== undefined && request.type?.getText() === nextRequest }
      : undefined,
    typedRead: typedRead(handler, request.name.text),
    response,
    ...placeForImport(source),
    imported,
  }
}

/** The function with a block for a body: the node itself, or what its name stands for in the same file. */
function functionOf(node: ts.Node): Handler | undefined {
  const plain = ts.isExpression(node) ? unwrap(node) : node
  if (ts.isIdentifier(plain)) {
    const value = valueOf(plain.getSourceFile(), plain.text)
    return value === undefined || ts.isIdentifier(value) ? undefined : functionOf(value)
  }
  return isHandler(plain) ? plain : undefined
}

function isHandler(node: ts.Node): node is Handler {
  const callable = ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node)
  const body = callable ? node.body : undefined
  return body !== undefined && ts.isBlock(body) && callable && node.asteriskToken === undefined
}

function valueOf(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    const found = statement.declarationList.declarations.find(
      declaration => ts.isIdentifier(declaration.name) && declaration.name.text === name,
    )
    if (found?.initializer !== undefined) return unwrap(found.initializer)
  }
  return undefined
}

function asyncPlace(handler: Handler): number {
  const keyword = handler.getChildren().find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword)
  return keyword?.getStart() ?? handler.getStart()
}

/** Undefined where the declared answer would not take a new one, or its class is not at hand. */
function responseOf(handler: Handler): HandlerSpots['response'] | undefined {
  const hasNext = importedAs(handler.getSourceFile(), 'NextResponse', NEXT) === 'NextResponse'
  const declared = handler.type?.getText()
  if (declared !== undefined && !ANSWER.test(declared)) return undefined
  if (declared?.includes('NextResponse') === true && !hasNext) return undefined
  return hasNext && /\bNextResponse\b/.test(handler.getText()) ? 'NextResponse' : 'Response'
}

function typedRead({ body }: Handler, request: string): HandlerSpots['typedRead'] {
  const [first] = body.statements
  if (first === undefined || !ts.isVariableStatement(first)) return undefined
  const [declaration, second] = first.declarationList.declarations
  if (declaration === undefined || second !== undefined || !ts.isIdentifier(declaration.name))
    return undefined
  const { initializer } = declaration
  if (initializer === undefined || !readsJson(initializer, request)) return undefined
  const cast = ts.isAsExpression(initializer) ? initializer.type : undefined
  const type = (declaration.type ?? cast)?.getText()
  if (type === undefined || importedType(body.getSourceFile(), type, CLERK) !== 'WebhookEvent')
    return undefined
  return { start: first.getStart(), end: first.end, name: declaration.name.text, type }
}

/** `await request.json()`, in parentheses or cast as may be. */
function readsJson(expression: ts.Expression, request: string): boolean {
  const awaited = unwrap(expression)
  if (!ts.isAwaitExpression(awaited)) return false
  const call = unwrap(awaited.expression)
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false
  const { expression: object, name } = call.expression
  return name.text === 'json' && ts.isIdentifier(object) && object.text === request
}
