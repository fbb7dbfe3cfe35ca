import { resolve } from 'node:path'
import { z } from 'zod'
import { CONFIDENCES, GROUPS, VERIFY_PARTS } from '../core/vocabulary.ts'
import type { Words } from './arguments.ts'
import { UsageError } from './exit-codes.ts'
import { FAIL_ON, FORMATS, TEMPLATE } from './flags.ts'
import type { Io } from './io.ts'
import { didYouMean } from './nearest.ts'

/** One word of a list; the error names the list and the likeliest word. */
function choice<const Words extends readonly [string, ...string[]]>(flag: string, words: Words) {
  return z.enum(words, {
    error: ({ input }) =>
      `--${flag} takes ${listed(words)}, not ${JSON.stringify(input)}.${didYouMean(String(input), words)}`,
  })
}

/** Absent or given once. */
const once = z.array(z.string()).transform(values => values.at(0))
/** Repeated, or separated by commas. */
const list = z
  .array(z.string())
  .transform(values => values.flatMap(value => value.split(',')).filter(Boolean))
const switched = z.boolean()

/** `http://localhost:3000`; a path behind it would be left out of every request. */
const origin = z
  .url({ protocol: /^https?$/, error: '--url takes an address: --url http://localhost:3000.' })
  .transform(url => new URL(url))
  .refine(({ pathname, search, username }) => pathname === '/' && search === '' && username === '', {
    error: '--url takes the origin alone, without a path, query or user: --url http://localhost:3000.',
  })
  .transform(url => url.origin)

const reportOptions = {
  /** Absolute path of the audited folder. */
  path: z.string(),
  format: once.pipe(choice('format', FORMATS).default('text')),
  /** Absolute path of the file to write, absent for standard output. */
  out: once,
  failOn: once.pipe(choice('fail-on', FAIL_ON).default('high')),
  minConfidence: once.pipe(choice('min-confidence', CONFIDENCES).default('low')),
  verbose: switched,
}

const auditSchema = z.strictObject({
  ...reportOptions,
  only: list.pipe(z.array(choice('only', GROUPS))),
  rules: list,
  history: switched,
  /** Absolute paths. */
  baseline: once,
  writeBaseline: once,
})

const hardenSchema = z.strictObject({
  ...reportOptions,
  write: switched,
  all: switched,
  rules: list,
  undo: switched,
  force: switched,
  template: once.pipe(choice('template', TEMPLATE).optional()),
})

const verifySchema = z.strictObject({
  ...reportOptions,
  /** Origin of an app that runs already; absent: it is copied and started. */
  url: once.pipe(origin.optional()),
  production: switched,
  only: list.pipe(z.array(choice('only', VERIFY_PARTS))),
  skip: list.pipe(z.array(choice('skip', VERIFY_PARTS))),
  /** Absolute path of a folder that holds @clerk/clerk-js. */
  clerkJs: once,
  allowRemote: switched,
})

const explainSchema = z.strictObject({
  rule: z.string().optional(),
  /** Absolute path. */
  out: once,
  verbose: switched,
})

export type AuditOptions = z.infer<typeof auditSchema>
export type HardenOptions = z.infer<typeof hardenSchema>
export type VerifyOptions = z.infer<typeof verifySchema>
export type ExplainOptions = z.infer<typeof explainSchema>

/** @throws {UsageError} for a value that a flag does not take, or more than one PATH */
export function auditOptions(words: Words, io: Pick<Io, 'cwd'>): AuditOptions {
  return parse(auditSchema, {
    ...reportInput(words, io),
    only: given(words, 'only'),
    rules: given(words, 'rule'),
    history: words.values.has('history'),
    baseline: paths(words, 'baseline', io),
    writeBaseline: paths(words, 'write-baseline', io),
  })
}

/** @throws {UsageError} for a value that a flag does not take, or more than one PATH */
export function hardenOptions(words: Words, io: Pick<Io, 'cwd'>): HardenOptions {
  return parse(hardenSchema, {
    ...reportInput(words, io),
    write: words.values.has('write'),
    all: words.values.has('all'),
    rules: given(words, 'rule'),
    undo: undoAlone(words),
    force: words.values.has('force'),
    template: given(words, 'template'),
  })
}

/** Undoing goes by the record of the last run alone: nothing can be chosen from it. */
function undoAlone({ values }: Words): boolean {
  const other = ['write', 'all', 'rule'].find(flag => values.has(flag))
  if (values.has('undo') && other !== undefined)
    throw new UsageError(`--undo takes the whole last run back: leave out --${other}.`)
  return values.has('undo')
}

/** @throws {UsageError} for a value that a flag does not take, flags that exclude each other, or more than one PATH */
export function verifyOptions(words: Words, io: Pick<Io, 'cwd'>): VerifyOptions {
  const options = parse(verifySchema, {
    ...reportInput(words, io),
    url: given(words, 'url'),
    production: words.values.has('prod'),
    only: given(words, 'only'),
    skip: given(words, 'skip'),
    clerkJs: paths(words, 'clerk-js', io),
    allowRemote: words.values.has('allow-remote'),
  })
  if (options.url !== undefined && options.production)
    throw new UsageError('--prod starts the app, --url asks one that runs already: give one of them.')
  return options
}

/** @throws {UsageError} for more than one RULE */
export function explainOptions(words: Words, io: Pick<Io, 'cwd'>): ExplainOptions {
  return parse(explainSchema, {
    rule: positional(words, 'RULE'),
    out: paths(words, 'out', io),
    verbose: words.values.has('verbose'),
  })
}

/** What every command that reports reads from its words, still to be judged by {@link reportOptions}. */
function reportInput(words: Words, io: Pick<Io, 'cwd'>) {
  return {
    path: resolve(io.cwd, positional(words, 'PATH') ?? '.'),
    format: given(words, 'format'),
    out: paths(words, 'out', io),
    failOn: given(words, 'fail-on'),
    minConfidence: given(words, 'min-confidence'),
    verbose: words.values.has('verbose'),
  }
}

function given(words: Words, flag: string): readonly string[] {
  return words.values.get(flag) ?? []
}

function paths(words: Words, flag: string, io: Pick<Io, 'cwd'>): string[] {
  return given(words, flag).map(path => resolve(io.cwd, path))
}

function positional(words: Words, name: string): string | undefined {
  const [first, second] = words.positionals
  if (second !== undefined)
    throw new UsageError(`One ${name} at a time: ${JSON.stringify(second)} is one too many.`)
  if (first === '') throw new UsageError(`${name} is empty: name it, or leave it out.`)
  return first
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new UsageError(result.error.issues.map(issue => issue.message).join('\n'))
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}
