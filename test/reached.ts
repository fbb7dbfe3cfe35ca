import { join } from 'node:path'
import { deepOrigin } from '../scripts/access/deep-origin.ts'
import type { Effect, Observation } from '../scripts/access/effect.ts'
import type { Reached } from '../scripts/access/judgement.ts'
import type { Model } from '../scripts/access/model.ts'
import * as origins from '../scripts/access/origin.ts'
import type { Column } from '../scripts/access/ties/columns.ts'
import type { Rule } from '../scripts/core/rule.ts'
import type { EntryPoint } from '../scripts/endpoints/entry-point.ts'
import { lineOf } from '../scripts/project/lines.ts'
import type { ts } from '../scripts/project/typescript.ts'
import { redact } from '../scripts/report/redact.ts'
import { aboutApps, aboutProject } from './reached-apps.ts'

/** Where what is reached in a case is kept. */
export function reachedFile(rule: string, name: string): string {
  return join(import.meta.dirname, 'reached', rule, `${name}.txt`)
}

/**
 * What the model answers when rules ask: of each endpoint what callers reach, by what and in which doubt, and of each
 * app what is read of its settings. An answer stands on much of this and shows little of it, so a change of the model
 * would otherwise be seen only where some rule happens to turn on it.
 */
export function reachedOf(model: Model): string {
  return redact(
    model.endpoints
      .flatMap(endpoint => [endpoint.id, ...indented(aboutEndpoint(model, endpoint))])
      .concat(aboutApps(model), aboutProject(model))
      .map(line => `${line}\n`)
      .join(''),
  )
}

/** All that is kept of a case beside its answers: what the model is asked for, and what is said. */
export function keptOf(model: Model, rules: readonly Rule<Model>[]): string {
  return `${reachedOf(model)}\n${sentencesOf(model, rules)}`
}

/** The sentences: of the proof of each endpoint, and of each finding with its places. */
export function sentencesOf(model: Model, rules: readonly Rule<Model>[]): string {
  const proofs = model.endpoints.flatMap(endpoint => [
    endpoint.id,
    ...model.judge(endpoint).access.evidence.map(({ note }) => `  ${note}`),
  ])
  const findings = rules.flatMap(rule =>
    [...rule.check(model)].flatMap(({ place, message, attack, related = [] }) => [
      `${rule.id} ${stepOf(place)}: ${message} ${attack}`,
      ...related.map(({ note }) => `  ${note}`),
    ]),
  )
  // A commit of a fixture is made anew each time, and gets another name.
  return redact(
    [...proofs, ...findings].map(line => `${line.replace(/\bcommit [0-9a-f]+/, 'commit …')}\n`).join(''),
  )
}

/** The same without what callers reach by the endpoints' own code. */
export function settingsOf(model: Model): string {
  const lines = [
    ...model.endpoints.flatMap(endpoint => [endpoint.id, ...indented(aboutWay(model, endpoint))]),
    ...aboutApps(model),
    ...aboutProject(model),
  ]
  return redact(lines.map(line => `${line}\n`).join(''))
}

/** How an endpoint is come to, and what stands around it. */
function aboutWay(model: Model, endpoint: EntryPoint): string[] {
  const judgement = model.judge(endpoint)
  const uncovered = model.uncoveredPathOf(endpoint)
  return [
    ...said('because', judgement.access.because),
    ...said('at', model.pathOf(endpoint) === endpoint.path ? null : model.pathOf(endpoint)),
    ...said('left out', uncovered && `${uncovered.path}${uncovered.runs ? ', passed' : ''}`),
    ...said('would be denied', model.wouldDeny(endpoint)),
    ...said('holds its caller', model.holdsCaller(endpoint)),
    ...said('layout', judgement.layoutGuard && stepOf(judgement.layoutGuard.step)),
    ...said('told', judgement.told && effectOf(judgement.told)),
  ]
}

function aboutEndpoint(model: Model, endpoint: EntryPoint): string[] {
  const judgement = model.judge(endpoint)
  const views: readonly (readonly [string, Reached])[] = [
    ['anonymous', judgement.anonymous],
    ['signed-in', judgement.as('signed-in')],
    ['owner', judgement.asOwner()],
    ['sender', judgement.asSender()],
    ['without secrets', judgement.withoutSecrets()],
  ]
  return [
    ...aboutWay(model, endpoint),
    ...grouped(views),
    ...model
      .untiedOf(endpoint)
      .map(
        ({ effect, columns, table, owned, into, beside }) =>
          `untied: ${callOf(effect)} by ${columns.map(columnOf).join(' ')} in ${table} ${owned}${into === null ? '' : ` into ${into}`} ${beside.join(' ')}`,
      ),
    ...model
      .writtenOf(endpoint)
      .map(
        ({ effect, columns, table, byOwner, open }) =>
          `written: ${callOf(effect)} ${columns.map(columnOf).join(' ')} in ${table}${byOwner ? ' by its owner' : ''}${open ? ' openly' : ''}`,
      ),
  ]
}

/** Callers who get the same are told of together. */
function grouped(views: readonly (readonly [string, Reached])[]): string[] {
  const told = new Map<string, string[]>()
  for (const [caller, reached] of views) {
    const text = reachedBy(reached).join('\n')
    told.set(text, [...(told.get(text) ?? []), caller])
  }
  return [...told].flatMap(([text, callers]) => [
    `${callers.join(', ')}:`,
    ...indented(text === '' ? [] : text.split('\n')),
  ])
}

function reachedBy(reached: Reached): string[] {
  const fruitless = reached.all.filter(each => !reached.effects.includes(each))
  return [
    ...said('asks', reached.asked),
    ...said('sends', reached.handedBack),
    ...said('gives', reached.result && marksOf(deepOrigin(reached.result).marks)),
    ...said('stopped', reached.stopped),
    ...reached.effects.map(effectOf),
    ...fruitless.map(each => `finds nothing: ${effectOf(each)}`),
    ...reached.turnedAway.map(({ cause, step }) => `turned away by ${cause.kind} at ${stepOf(step)}`),
    ...said('skipped by', reached.skipped.map(({ kind, step }) => `${kind} ${stepOf(step)}`).join(', ')),
    ...said('fails', reached.failures.map(({ what, step }) => `${what} ${stepOf(step)}`).join(', ')),
    ...said('doubts', reached.doubts.map(doubtOf).join(', ')),
    ...reached.observations.map(observationOf),
    ...said('options', reached.configured.map(({ name, node }) => `${name} ${at(node)}`).join(', ')),
    ...said('tied', [...reached.tied].sort().join(' ')),
    ...said('tested', [...reached.tested].sort().join(' ')),
    ...said('checked', [...reached.checked].sort().join(' ')),
  ]
}

function effectOf(effect: Effect): string {
  const { doubts, marks, chosen, set, dropped, module, mails, toItself, handed } = effect
  return [
    `${callOf(effect)} [${marksOf(marks)}]`,
    ...said('of', module),
    ...said('where', chosen.map(columnOf).join(' ')),
    ...said('sets', set.map(columnOf).join(' ')),
    ...said('dropped', dropped.join(' ')),
    ...(mails ? [toItself ? 'mails itself' : 'mails'] : []),
    ...(handed === 'nothing' ? ['given nothing'] : []),
    ...said('unless', doubts.map(doubtOf).join(', ')),
  ].join(' · ')
}

function callOf({ kind, what, node }: Effect): string {
  return `${kind} ${what} ${at(node)}`
}

function columnOf({ name, from, sent, raw }: Column): string {
  const whose = [...(from.own ? ['own'] : []), ...from.inputs].join('+')
  return `${name}=${whose}${sent ? '' : ' (found)'}${raw ? '!' : ''}`
}

function observationOf({ kind, node, inputs, after }: Observation): string {
  return `seen: ${kind} ${at(node)} ${inputs.join(' ')} after ${after}`
}

function doubtOf({ what, step, cut }: origins.Opaque): string {
  return `${what} ${stepOf(step)}${cut ? '!' : ''}`
}

const MARKS = Object.entries(origins).flatMap(([name, value]) =>
  typeof value === 'number' ? [{ name: name.toLowerCase(), value }] : [],
)

function marksOf(marks: number): string {
  return MARKS.filter(({ value }) => (marks & value) !== 0)
    .map(({ name }) => name)
    .sort()
    .join(' ')
}

function stepOf({ file, line }: { file: string; line: number }): string {
  return `${file}:${line}`
}

function at(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${lineOf(node)}`
}

/** A fact that is so; what is not so is left unsaid. */
function said(what: string, value: string | boolean | null | undefined): string[] {
  if (value === true) return [what]
  return value === undefined || value === null || value === false || value === '' ? [] : [`${what}: ${value}`]
}

function indented(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`)
}
