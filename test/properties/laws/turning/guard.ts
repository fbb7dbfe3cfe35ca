import { nodesIn } from '../../../../scripts/endpoints/tree.ts'
import { ts } from '../../../../scripts/project/typescript.ts'
import type { Files } from '../memory.ts'
import { fresh } from '../names.ts'
import { replace } from '../source.ts'
import { lastOf, rewritten, type Site, type TurningLaw } from './site.ts'

function refusal({ guard }: Site): ts.IfStatement | null {
  return guard.kind === 'refusal' ? guard.statement : null
}

/** A law about `if (stranger) leave`. */
function ofRefusals(
  name: string,
  write: (statement: ts.IfStatement, site: Site, pick: number) => string | null,
): TurningLaw {
  return {
    name,
    apply: (site, choice) => {
      const statement = refusal(site)
      const text = statement && write(statement, site, choice.number(0xffff))
      return statement === null || text === null
        ? null
        : rewritten(site, site.source, replace(statement, text))
    },
  }
}

function withCondition({ thenStatement }: ts.IfStatement, condition: string): string {
  return `if (${condition}) ${thenStatement.getText()}`
}

/** Does the guard leave by an exception rather than by what it returns? */
function throws({ guard }: Site): boolean {
  if (guard.kind === 'call') return true
  const last = lastOf(guard.statement.thenStatement)
  return (
    last !== undefined &&
    (ts.isThrowStatement(last) ||
      (ts.isExpressionStatement(last) &&
        ts.isCallExpression(last.expression) &&
        /^(redirect|notFound|unauthorized|forbidden|permanentRedirect)$/.test(
          last.expression.expression.getText(),
        )))
  )
}

/** A statement that declares what is used later cannot be put into a block. */
function declares({ guard }: Site): boolean {
  return ts.isVariableStatement(guard.statement)
}

const removed: TurningLaw = {
  name: 'the guard is taken away',
  apply: site => {
    const { guard, source } = site
    if (guard.kind === 'refusal' || ts.isExpressionStatement(guard.statement))
      return rewritten(site, source, replace(guard.statement, ';'))
    const target = guard.call.expression
    return ts.isPropertyAccessExpression(target) && !ts.isCallExpression(target.expression)
      ? rewritten(site, source, replace(guard.call, `${target.expression.getText()}()`))
      : null
  },
}

const negated = ofRefusals('its condition is turned round', statement =>
  withCondition(statement, `!(${statement.expression.getText()})`),
)

const neverTrue = ofRefusals('its condition can never hold', (statement, _site, pick) => {
  const condition = statement.expression
  const denied = ts.isPrefixUnaryExpression(condition) ? condition.operand.getText() : null
  if (denied !== null && pick % 2 === 0) return withCondition(statement, `!(${denied} || true)`)
  return withCondition(statement, `(${condition.getText()}) && false`)
})

const inAnIf: TurningLaw = {
  name: 'the guard stands where nothing ever comes',
  apply: site =>
    declares(site)
      ? null
      : rewritten(
          site,
          site.source,
          replace(site.guard.statement, `if (false) {\n${site.guard.statement.getText()}\n}`),
        ),
}

const swallowed: TurningLaw = {
  name: 'its exception is swallowed',
  apply: (site, choice): Files | null => {
    if (declares(site) || !throws(site)) return null
    const text = site.guard.statement.getText()
    const handled = choice.flip() ? '} catch (problem) {\n  console.error(problem)\n}' : '} catch {}'
    return rewritten(site, site.source, replace(site.guard.statement, `try {\n${text}\n${handled}`))
  },
}

const result = ofRefusals(
  'it is noted and not acted upon',
  statement => `if (${statement.expression.getText()}) {\n  console.warn('somebody without a session')\n}`,
)

const notReturned = ofRefusals('the refusal is made and not returned', ({ thenStatement, expression }) => {
  const last = lastOf(thenStatement)
  if (!last || !ts.isReturnStatement(last) || !last.expression) return null
  const made = last.expression
  // A call of the router's own, as `redirect()`, leaves without a return.
  return ts.isNewExpression(made) || /^(Next)?Response\b/.test(made.getText())
    ? `if (${expression.getText()}) {\n  ${made.getText()}\n}`
    : null
})

const neverCalled: TurningLaw = {
  name: 'the guard stands in a function that nobody calls',
  apply: site => {
    if (declares(site)) return null
    const name = fresh(site.source, 'check')
    const text = `const ${name} = async () => {\n${site.guard.statement.getText()}\n}`
    return rewritten(site, site.source, replace(site.guard.statement, text))
  },
}

const leftAlone: TurningLaw = {
  name: 'the guard stands in an async function that nobody waits for',
  apply: site => {
    if (declares(site) || !(throws(site) || site.guard.kind === 'refusal')) return null
    const text = `void (async () => {\n${site.guard.statement.getText()}\n})()`
    return rewritten(site, site.source, replace(site.guard.statement, text))
  },
}

const inACallback = ofRefusals('its return leaves a callback alone', statement => {
  const last = lastOf(statement.thenStatement)
  const waits = [...nodesIn(statement)].some(ts.isAwaitExpression)
  // `redirectToSignIn()` leaves by an exception, out of whatever callback.
  const returns = last && ts.isReturnStatement(last) && !/redirect/i.test(last.getText())
  return returns && !waits ? `;['once'].forEach(() => {\n${statement.getText()}\n})` : null
})

export const OF_THE_GUARD: readonly TurningLaw[] = [
  removed,
  negated,
  neverTrue,
  inAnIf,
  swallowed,
  result,
  notReturned,
  neverCalled,
  leftAlone,
  inACallback,
]
