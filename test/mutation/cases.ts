import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Model } from '../../scripts/access/model.ts'
import { readConfiguration } from '../../scripts/project/configuration.ts'
import type { Project } from '../../scripts/project/project.ts'
import { answersFile, answersOf } from '../answers.ts'
import { findingsOf, unknownOf } from '../audited.ts'
import type { FixtureApp } from '../fixture-app.ts'
import { filesAround, layOut, layOutFile, readCase, withKeys } from '../fixture-app.ts'
import { disagreements } from '../marks.ts'
import { housesOf, houseTopics, keptHouses, toldOfHouse } from '../houses.ts'
import { keptFile, programsOf, toldOf, topics } from '../programs.ts'
import { keptOf, reachedFile } from '../reached.ts'
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
  /** Undefined for what the suite asks in memory, and nowhere else. */
  layOut?: () => FixtureApp
  /** What the suite asserts and the subject does not say; undefined where it says all of it. */
  broken: (subject: Subject, project: Project) => Asserted | undefined
}

/** The marks of a case, the kept text of what is said of it, the kept text of what the model answers, or a law. */
type Asserted = 'marks' | 'answers' | 'reached' | 'laws'

/**
 * Every marked fixture with its kept answers, every example of a page, every topic of programs and every house, as
 * test/rules.test.ts, test/pages.test.ts, test/access-programs.test.ts and test/access-houses.test.ts assert them.
 */
export function allCases(): Case[] {
  const ofRules = foldersIn(FIXTURES).flatMap(id => [
    ...foldersIn(join(FIXTURES, id)).map(name => markedCase(id, name)),
    ...examplesOf(readFileSync(join(PAGES, `${id}.md`), 'utf8')).map((example, index) =>
      exampleCase(id, example, index),
    ),
  ])
  return [...topics().map(programsCase), ...houseTopics().flatMap(housesCases), ...ofRules]
}

function programsCase(topic: string): Case {
  const { programs, files } = programsOf(topic)
  const kept = readFileSync(keptFile(topic), 'utf8')
  return {
    name: `programs about ${topic}`,
    rule: '',
    files,
    broken: (subject, project) =>
      toldOf(modelWith(subject, project), programs) === kept ? undefined : 'reached',
  }
}

function housesCases(topic: string): Case[] {
  const kept = readFileSync(keptHouses(topic), 'utf8')
  return housesOf(topic).map(house => ({
    name: `the house ${house.name} of ${topic}`,
    rule: '',
    files: house.files,
    broken: (subject, project) =>
      kept.includes(toldOfHouse(house, modelWith(subject, project), subject.RULES)) ? undefined : 'reached',
  }))
}

function markedCase(rule: string, name: string): Case {
  const folder = join(FIXTURES, rule, name)
  const { files, marks } = readCase(folder)
  const unknown = marks.filter(mark => mark.word === 'unknown').map(({ file, line }) => `${file}:${line}`)
  const kept = readFileSync(answersFile(rule, name), 'utf8')
  const reached = readFileSync(reachedFile(rule, name), 'utf8')
  return {
    name: `${rule}/${name}`,
    rule,
    files: new Map([...files].map(([file, text]) => [file, withKeys(text)])),
    layOut: () => layOut(folder),
    broken: (subject, project) => {
      const model = modelWith(subject, project)
      // The kept text holds every place that a mark speaks of: where it is the same, the marks are met.
      if (answersOf(model, subject.RULES) === kept)
        return keptOf(model, subject.RULES) === reached ? undefined : 'reached'
      const met =
        disagreements(marks, findingsOf(model, subject.RULES)).length === 0 &&
        areTheSame(unknownOf(model), unknown)
      return met ? 'answers' : 'marks'
    },
  }
}

function exampleCase(id: string, { file, text, beside, flagged }: Example, index: number): Case {
  return {
    name: `references/rules/${id}.md ${index + 1}`,
    rule: id,
    files: filesAround(file, text, beside),
    layOut: () => layOutFile(file, text, beside),
    broken: (subject, project) => {
      const rule = subject.RULES.find(each => each.id === id)
      const hits = rule ? [...rule.check(modelWith(subject, project))] : []
      return hits.some(hit => hit.place.file === file) === flagged ? undefined : 'marks'
    },
  }
}

/** A model adds to what the project does not know; the next model of the same project must not see it. */
export function modelWith({ buildModel }: Subject, project: Project): Model {
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
