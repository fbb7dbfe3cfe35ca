import type { ts } from '../project/typescript.ts'
import { ASKS_NOTHING, statementVerb } from './effects/verbs.ts'
import { callExternal } from './external.ts'
import type { Run } from './run.ts'
import type { Scope } from './state.ts'
import { COERCED, mix, PLAIN, PREFIXED, type Origin } from './origin.ts'
import { join } from './join.ts'
import { constant, type Value, data, text, type External } from './values.ts'

/** A template literal: text where all parts are known; a secret in it stays one, and each alternative is told apart. */
export function template(run: Run, node: ts.TemplateExpression, scope: Scope): Value {
  let texts: Part[] = [{ text: node.head.text, origin: PLAIN }]
  for (const span of node.templateSpans) {
    const value = run.interpreter.evaluate(run, span.expression, scope)
    const options = value.kind === 'union' && value.options.length <= MOST ? value.options : [value]
    texts = texts
      .flatMap(part => options.map(option => extended(part, option, span.literal.text)))
      .slice(0, MOST)
  }
  const starts = node.head.text.length > 0 ? true : null
  return join(
    texts.map(({ text: known, origin }) =>
      known === null
        ? data({ ...origin, marks: origin.marks | COERCED | (starts ? PREFIXED : 0) }, starts)
        : text(known, origin),
    ),
  )
}

/** More alternatives than this are not told apart. */
const MOST = 4

interface Part {
  text: string | null
  origin: Origin
}

function extended({ text, origin }: Part, value: Value, tail: string): Part {
  // `Bearer ${userId}` is text whatever userId is: nobody's identity does not make the text missing.
  const mixed = mix(origin, { ...value.origin, cause: null })
  const known = text !== null && value.kind === 'constant'
  return { text: known ? `${text}${value.value}${tail}` : null, origin: mixed }
}

/** A tagged template: a call of its tag (`sql\`…\``). */
export function taggedTemplate(run: Run, node: ts.TaggedTemplateExpression, scope: Scope): Value {
  const tag = run.interpreter.evaluate(run, node.tag, scope)
  const text = node.template.getText()
  const args: Value[] = [constant(text)]
  if (node.template.kind !== undefined && 'templateSpans' in node.template) {
    for (const span of node.template.templateSpans)
      args.push(run.interpreter.evaluate(run, span.expression, scope))
  }
  const call = { run, args, self: null, site: node, constructed: false }
  if (tag.kind === 'external') return callExternal(withVerb(tag, text), call)
  return run.interpreter.call(tag, call)
}

const STEP = { read: 'select', write: 'update', build: ASKS_NOTHING }

/** A statement says itself whether it reads or changes; one whose head is put in may do anything. */
function withVerb(tag: External, text: string): External {
  if (tag.trail.at(-1) === 'gql' || tag.module === 'graphql-tag')
    return { ...tag, trail: [...tag.trail, statementVerb(text) === 'write' ? 'mutate' : 'query'] }
  const verb = statementVerb(text)
  return verb === null ? tag : { ...tag, trail: [...tag.trail, STEP[verb]] }
}
