import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Model } from '../../scripts/access/model.ts'
import { readConfiguration } from '../../scripts/project/configuration.ts'
import type { Project } from '../../scripts/project/project.ts'
import { findingsOf, unknownOf } from '../audited.ts'
import type { FixtureApp } from '../fixture-app.ts'
import { filesAround, layOut, layOutFile, readCase, withKeys } from '../fixture-app.ts'
import { disagreements } from '../marks.ts'
import type { Example } from '../page-examples.ts'
import { examplesOf } from '../page-examples.ts'
import type { Subject } from './subject.ts'

const FIXTURES = fileURLToPath(new URL('../rules', import.meta.url))
const PAGES = fileURLToPath(new URL('../../references/rules', import.meta.url))

/** One assertion of the suite: an app, and what must be said of it. */
export interface Case {
  name: string
  /** Id of the rule that it is about. */
  rule: string
  files: ReadonlyMap<string, string>
  layOut: () => FixtureApp
  /** Is what the subject says of the app what the suite asserts? */
  holds: (subject: Subject, project: Project) => boolean
}

/** Every marked fixture and every example of a page, as test/rules.test.ts and test/pages.test.ts assert them. */
export function allCases(): Case[] {
  return foldersIn(FIXTURES).flatMap(id => [
    ...foldersIn(join(FIXTURES, id)).map(name => markedCase(id, name)),
    ...examplesOf(readFileSync(join(PAGES, `${id}.md`), 'utf8')).map((example, index) =>
      exampleCase(id, example, index),
    ),
  ])
}

function markedCase(rule: string, name: string): Case {
  const folder = join(FIXTURES, rule, name)
  const { files, marks } = readCase(folder)
  const unknown = marks.filter(mark => mark.word === 'unknown').map(({ file, line }) => `${file}:${line}`)
  return {
    name: `${rule}/${name}`,
    rule,
    files: new Map([...files].map(([file, text]) => [file, withKeys(text)])),
    layOut: () => layOut(folder),
    holds: (subject, project) => {
      const model = modelWith(subject, project)
      return (
        disagreements(marks, findingsOf(model, subject.RULES)).length === 0 &&
        areTheSame(unknownOf(model), unknown)
      )
    },
  }
}

function exampleCase(id: string, { file, text, beside, flagged }: Example, index: number): Case {
  return {
    name: `references/rules/${id}.md ${index + 1}`,
    rule: id,
    files: filesAround(file, text, beside),
    layOut: () => layOutFile(file, text, beside),
    holds: (subject, project) => {
      const rule = subject.RULES.find(each => each.id === id)
      const hits = rule ? [...rule.check(modelWith(subject, project))] : []
      return hits.some(hit => hit.place.file === file) === flagged
    },
  }
}

/** A model adds to what the project does not know; the next model of the same project must not see it. */
function modelWith({ buildModel }: Subject, project: Project): Model {
  const known = project.unknown.length
  const model = buildModel(project, readConfiguration(project))
  project.unknown.length = known
  return model
}

function areTheSame(one: readonly string[], other: readonly string[]): boolean {
  return [...new Set(one)].sort().join() === [...new Set(other)].sort().join()
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}
