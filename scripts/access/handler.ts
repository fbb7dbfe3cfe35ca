import { ts } from '../project/typescript.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Machine } from './interpreter.ts'
import { Leave } from './run.ts'
import { closure, native, unknown, UNDEFINED, type Value } from './values.ts'

/** The value that answers an endpoint: what its module exports, or the function or chain that discovery found. */
export function handlerValue(machine: Machine, endpoint: EntryPoint): Value {
  const { handler, file } = endpoint
  const scope = machine.modules.scope(file)
  if (endpoint.kind === 'pages-page') return pageData(machine, endpoint)
  if (
    ts.isFunctionDeclaration(handler) ||
    ts.isFunctionExpression(handler) ||
    ts.isArrowFunction(handler) ||
    ts.isMethodDeclaration(handler)
  )
    return closure(handler, scope)
  if (endpoint.export && endpoint.kind !== 'trpc-procedure') {
    const exported = machine.modules.exported(file, endpoint.export)
    if (exported) return exported
  }
  if (endpoint.method) {
    const exported = machine.modules.exported(file, endpoint.method)
    if (exported) return exported
  }
  return ts.isExpression(handler) ? evaluated(machine, handler, endpoint) : unknown()
}

/**
 * What a page of the Pages Router does on the server: its data function, or nothing. What `getStaticProps` reads is
 * built into a page that everybody gets, and read again on request where the page revalidates.
 */
function pageData(machine: Machine, endpoint: EntryPoint): Value {
  const { file, handler } = endpoint
  const served = machine.modules.exported(file, 'getServerSideProps')
  if (served) return served
  if (isInitialProps(handler)) {
    if (ts.isMethodDeclaration(handler)) return closure(handler, machine.modules.scope(file))
    if (ts.isExpression(handler)) return evaluated(machine, handler, endpoint)
  }
  return (
    machine.modules.exported(file, 'getStaticProps') ?? native('a page without server data', () => UNDEFINED)
  )
}

/** `Page.getInitialProps = …` or the static member of a class, which discovery hands over where there is one. */
function isInitialProps(handler: ts.Node): boolean {
  if (ts.isMethodDeclaration(handler)) return true
  let holder = handler.parent
  while (ts.isParenthesizedExpression(holder) || ts.isAsExpression(holder)) holder = holder.parent
  if (ts.isPropertyDeclaration(holder)) return true
  return (
    ts.isBinaryExpression(holder) &&
    ts.isPropertyAccessExpression(holder.left) &&
    holder.left.name.text === 'getInitialProps'
  )
}

function evaluated(machine: Machine, handler: ts.Expression, endpoint: EntryPoint): Value {
  const { app, file } = endpoint
  const run = machine.run(
    { project: machine.project, app, caller: 'anonymous', owns: false, clerkMajor: 0, request: null },
    handler,
  )
  run.quiet = 1
  try {
    return machine.interpreter.evaluate(run, handler, machine.modules.scope(file))
  } catch (error) {
    if (error instanceof Leave) return unknown()
    throw error
  }
}
