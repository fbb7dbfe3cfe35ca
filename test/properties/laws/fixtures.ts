import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readCase } from '../../fixture-app.ts'
import { answersOf, modelFor, type Answers } from './answers.ts'
import { sourcesOf, type LawApp } from './source.ts'
import type { Files } from './memory.ts'

const FIXTURES = join(import.meta.dirname, '../../rules')

export interface LawFixture extends LawApp {
  before: Answers
  /** The same, messages left out. */
  respelt: Answers
}

export function fixtureOf(name: string, files: Files): LawFixture {
  const model = modelFor(files)
  return {
    name,
    files,
    sources: sourcesOf(files),
    endpoints: model.endpoints,
    before: answersOf(model),
    respelt: answersOf(model, true),
  }
}

/** Every case of every rule that has an endpoint. */
export function endpointFixtures(): LawFixture[] {
  return foldersIn(FIXTURES)
    .flatMap(rule => foldersIn(join(FIXTURES, rule)).map(name => `${rule}/${name}`))
    .map(name => fixtureOf(name, readCase(join(FIXTURES, name)).files))
    .filter(({ endpoints }) => endpoints.length > 0)
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}
