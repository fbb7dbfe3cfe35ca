import { ts } from '../../../project/typescript.ts'
import type { ClerkArguments } from './clerk-call.ts'
import { valueOf } from './clerk-call.ts'
import { exportedValue } from './exported.ts'
import { configOf, widened } from './matcher.ts'
import { NOTHING, WRAPPER, byHand } from './merging.ts'
import type { Merged, Merging } from './merging.ts'
import { againstWidening } from './widening.ts'

/** Has the middleware run wherever it should, unless its handler would do harm there. */
export function mergedMatcher(merging: Merging, given: Omit<ClerkArguments, 'options'>): Merged {
  const { model, middleware, source, style, pieces } = merging
  const config = configOf(source)
  if (config === undefined) {
    // Without a matcher it runs for every path; the handler that is added must not shut Next's own files.
    if (given.handler !== undefined) return NOTHING
    const gap = source.text.endsWith('\n') ? style.eol : style.eol + style.eol
    return {
      ...NOTHING,
      edits: [{ start: source.end, end: source.end, text: gap + pieces.config + style.eol }],
    }
  }
  const edits = widened(config, pieces.patterns, style)
  if (edits?.length === 0) return NOTHING
  const because =
    edits === undefined
      ? 'it is no plain list'
      : !runsWhole(merging, given.call)
        ? 'more than clerkMiddleware() runs for it'
        : given.handler && againstWidening(model, middleware, given.handler)
  if (edits !== undefined && because === undefined) return { ...NOTHING, edits }
  return byHand(
    `The matcher of ${middleware.file} is left as it is: ${because ?? ''}. See that its handler leaves those paths alone, then let it hold ${pieces.patterns.join(', ')}.`,
  )
}

/** Is the call itself what Next runs, and not a part of it? */
function runsWhole({ source, middleware }: Merging, call: ts.CallExpression): boolean {
  const exported = exportedValue(source, middleware.export ?? 'default')
  const value = exported && valueOf(exported)
  if (value === undefined || value === call) return value === call
  const isWrapped = ts.isCallExpression(value) && value.expression.getText() === WRAPPER
  const inner = isWrapped ? value.arguments[0] : undefined
  return inner !== undefined && valueOf(inner) === call
}
