import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../scripts/access/model.ts'
import { reachedOf } from './reached.ts'
import { topicsIn } from './topics.ts'

const PROGRAMS = join(import.meta.dirname, 'programs')

/**
 * Small programs by topic, each a paragraph of `test/programs/<topic>.txt`: an expression, or the body of a function.
 * What stands above a line `---` is of the module. Most are actions, whose parameter is what the caller sends as `input`,
 * and what they come to decides which of two tables a row is put into; where the module says `// handlers`, each is the
 * handler of a route with `request` and `params`.
 */
export interface Programs {
  topic: string
  programs: readonly string[]
  /** An app in which each program is an action. */
  files: ReadonlyMap<string, string>
  /** What the model says of each. */
  kept: string
}

const PACKAGE = JSON.stringify({
  dependencies: {
    next: '16.4.6',
    '@clerk/nextjs': '7.9.17',
    '@prisma/client': '7.0.0',
    react: '19.2.6',
    zod: '4.6.7',
  },
})

const BEGIN = `import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'
import { PrismaClient } from '@prisma/client'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { NextRequest, NextResponse } from 'next/server'
import { cache } from 'react'
import { z } from 'zod'
import { opaque } from '@acme/kit'
import { answer, Counter, named, numbers } from '../lib/own'

const db = new PrismaClient()
`

const OWN = `export const answer = 42
export const numbers = [1, 2, 3]
export const named = { one: 1, none: null, list: ['a'], deep: { flag: false } }
export class Counter {
  static first = 1
  #count = 0
  readonly name: string
  constructor(name: string, private readonly step = 1) {
    this.name = name
  }
  get count() {
    return this.#count
  }
  add() {
    this.#count += this.step
    return this
  }
  static of(name: string) {
    return new Counter(name)
  }
}
`

/** Every topic there is. */
export function topics(): string[] {
  return topicsIn(PROGRAMS)
}

export function keptFile(topic: string): string {
  return join(PROGRAMS, `${topic}.kept.txt`)
}

export function programsOf(topic: string): Omit<Programs, 'kept'> {
  const [text = '', above = ''] = readFileSync(join(PROGRAMS, `${topic}.txt`), 'utf8')
    .split(/^---$/m)
    .toReversed()
  const programs = text
    .split(/\n{2,}/)
    .map(program => program.trim())
    .filter(Boolean)
  const begin = `${BEGIN}${above}`
  const own: readonly (readonly [string, string])[] = above.includes('// handlers')
    ? programs.map((program, n) => [routeOf(n), `${begin}\n${handlerOf(program)}`])
    : [['app/actions.ts', `'use server'\n${begin}\n${programs.map(actionOf).join('\n')}`]]
  return {
    topic,
    programs,
    files: new Map([['package.json', PACKAGE], ['lib/own.ts', OWN], ...own]),
  }
}

const routeOf = (n: number) => `app/api/p${n}/[id]/route.ts`

function handlerOf(program: string): string {
  const body = STATEMENTS.test(program) ? program : `return Response.json(\n${program}\n)`
  return `export async function POST(request: NextRequest, { params }: any) {\n${body}\n}\n`
}

const STATEMENTS = /^(?:if|for|while|do|switch|try|class|function|[;{])|^(?:return|throw)\b/m

/** `async function program3(input) { return … }`: as it stands where it says what it returns, else it is an expression. */
export function functionOf(program: string, n: number): string {
  const body = STATEMENTS.test(program) ? program : `return (\n${program}\n)`
  return `async function program${n}(input: any) {\n${body}\n}\n`
}

function actionOf(program: string, n: number): string {
  return `${functionOf(program, n)}
export async function a${n}(input: any) {
  const value = await program${n}(input)
  if (value) await db.taken.create({ data: { value } })
  else await db.left.create({ data: { value } })
}
`
}

/** Each program with what the model says of its endpoint. */
export function toldOf(model: Model, programs: readonly string[]): string {
  const [endpoints = ''] = reachedOf(model).split(/^app \.$/m)
  const told = new Map(
    endpoints.split(/^(?=\S)/m).map(text => {
      const [id = '', ...lines] = text.trimEnd().split('\n')
      const [, n = ''] = /#a(\d+)$|\/p(\d+)\//.exec(id)?.filter(Boolean) ?? []
      return [Number(n), lines.filter(line => !line.startsWith('  because')).map(shortened)] as const
    }),
  )
  return programs.map((program, n) => [program, ...(told.get(n) ?? ['  nothing']), ''].join('\n')).join('\n')
}

/** A program may be put anywhere among the others: lines of the file say nothing. */
function shortened(line: string): string {
  return line
    .replaceAll(/app\/(?:actions|api\/p\d+\/\[id\]\/route)\.ts:\d+/g, 'here')
    .replaceAll('of: @prisma/client · ', '')
    .replace('anonymous, signed-in, owner, sender, without secrets:', 'everybody:')
}
