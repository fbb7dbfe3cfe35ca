import { nodesIn } from '../../../../scripts/endpoints/tree.ts'
import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh } from '../names.ts'
import { insert } from '../source.ts'
import { afterDirectives } from '../syntax.ts'
import { MATTERS, rewritten, type Site, type TurningLaw } from './site.ts'

const EFFECTS = [
  "await fetch('https://hooks.example.com/notify', { method: 'POST', body: 'somebody came' })\n",
  "const { writeFile } = await import('node:fs/promises')\nawait writeFile('/tmp/visits.txt', 'somebody came')\n",
]

const ALONE = [
  "void fetch('https://hooks.example.com/notify', { method: 'POST', body: 'somebody came' })\n",
  "fetch('https://hooks.example.com/notify', { method: 'POST', body: 'somebody came' }).catch(() => null)\n",
]

/** Puts statements in front of all that the handler does. */
/** What stands first in their handlers stands behind a guard in a middleware of theirs all the same. */
const BEHIND_MIDDLEWARE = new Set(['trpc-procedure', 'orpc-procedure', 'hono-route'])

function inFront(name: string, statements: readonly string[]): TurningLaw {
  return {
    name,
    apply: (site, choice) => {
      const { body, source } = site.handler
      const first = body && afterDirectives(body.statements)[0]
      if (!first || !ts.canHaveModifiers(body.parent)) return null
      const async = ts.getModifiers(body.parent)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
      if (!async || BEHIND_MIDDLEWARE.has(site.endpoint.kind) || isComponent(site)) return null
      return rewritten(site, source, insert(first.getStart(), choice.one(statements) ?? ''))
    },
  }
}

/** What a page asks of others while it is drawn is taken for what it shows. */
function isComponent({ endpoint }: Site): boolean {
  return endpoint.kind === 'page' || endpoint.kind === 'pages-page'
}

const effectFirst = inFront('an effect stands above the guard', EFFECTS)
const leftAlone = inFront('an effect above the guard is not waited for', ALONE)

const below: TurningLaw = {
  name: 'the guard stands below the first effect',
  apply: site => {
    const { guard, handler, source, writes } = site
    const { statement } = guard
    if (handler.source !== source || guard.kind !== 'refusal' || statement.parent !== handler.body)
      return null
    const effect = handler.body.statements.find(
      each =>
        each.pos >= statement.end &&
        each.getText() !== MATTERS &&
        writes.some(at => each.getStart() <= at && at < each.end),
    )
    if (
      !effect ||
      ts.isIfStatement(effect) ||
      ts.isTryStatement(effect) ||
      needs(effect, handler.body, statement)
    )
      return null
    const test = statement.getText()
    const between = source.text.slice(statement.end, effect.getStart()).replace(MATTERS, '')
    if (!ts.isReturnStatement(effect))
      return rewritten(site, source, {
        start: statement.getStart(),
        end: effect.end,
        text: `${between}${effect.getText()}\n${test}`,
      })
    const kept = fresh(source, 'kept')
    const text = `${between}const ${kept} = ${effect.expression?.getText() ?? 'undefined'}\n${test}\nreturn ${kept}`
    return rewritten(site, source, { start: statement.getStart(), end: effect.end, text })
  },
  fewest: 12,
}

/** Does the effect, or what leads to it, speak of what was asked before the guard? Without a session it may fail by itself. */
function needs(effect: ts.Statement, { statements }: ts.Block, guard: ts.Statement): boolean {
  const at = statements.indexOf(guard)
  const before = statements.slice(0, at).flatMap(each => [...nodesIn(each)])
  const names = new Set(before.filter(ts.isIdentifier).map(({ text }) => text))
  const after = statements.slice(at + 1, statements.indexOf(effect) + 1).flatMap(each => [...nodesIn(each)])
  return after.some(node => ts.isIdentifier(node) && names.has(node.text))
}

/** `await f()` as a statement, `!(await f())`, and `const x = await f()` where `!x` is what is asked. */
function awaitsOnTheWay(site: Site): { source: Site['source']; node: ts.AwaitExpression }[] {
  const sources = [...new Set([site.source, site.handler.source])]
  return sources.flatMap(source => {
    const lines = new Set(site.way.filter(({ file }) => file === source.file).map(({ line }) => line))
    const awaits = [...nodesIn(source.tree)].filter(ts.isAwaitExpression)
    return awaits
      .filter(node => {
        const line = source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
        return lines.has(line) && (isItsOwnStatement(node, site) || isDenied(node))
      })
      .map(node => ({ source, node }))
  })
}

/** A call on the way to the guard that is there for the exception alone. */
function isItsOwnStatement(node: ts.AwaitExpression, { guard }: Site): boolean {
  if (!ts.isExpressionStatement(node.parent)) return false
  const last = guard.kind === 'refusal' ? guard.statement.thenStatement : guard.statement
  return (
    guard.kind === 'call' || /\bthrow\b|redirect\(|notFound\(|unauthorized\(|forbidden\(/.test(last.getText())
  )
}

function isDenied(node: ts.AwaitExpression): boolean {
  const outer = ts.isParenthesizedExpression(node.parent) ? node.parent.parent : node.parent
  return ts.isPrefixUnaryExpression(outer) && ts.isIfStatement(outer.parent)
}

const notAwaited: TurningLaw = {
  name: 'the guard is not awaited',
  apply: (site, choice) => {
    const place = choice.one(awaitsOnTheWay(site))
    if (!place) return null
    const { node, source } = place
    const edit = { start: node.getStart(), end: node.expression.getStart(), text: '' }
    return ts.isExpressionStatement(node.parent)
      ? rewritten(site, source, edit, insert(node.parent.end, `\n${MATTERS}\n`))
      : rewritten(site, source, edit)
  },
  fewest: 10,
}

/** A promise is never null: `const user = currentUser(); if (!user) …` */
const promiseTested: TurningLaw = {
  name: 'what the guard tests is a promise',
  apply: site => {
    const { guard, source } = site
    if (guard.kind !== 'refusal' || !ts.isPrefixUnaryExpression(guard.statement.expression)) return null
    const tested = guard.statement.expression.operand
    const block = guard.statement.parent
    if (!ts.isIdentifier(tested) || !ts.isBlock(block)) return null
    const declared = block.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .find(({ name }) => ts.isIdentifier(name) && name.text === tested.text)
    const value = declared?.initializer
    return value && ts.isAwaitExpression(value)
      ? rewritten(site, source, { start: value.getStart(), end: value.expression.getStart(), text: '' })
      : null
  },
  fewest: 5,
}

export const OF_THE_ORDER: readonly TurningLaw[] = [effectFirst, leftAlone, below, notAwaited, promiseTested]
