import type { Project } from '../../project/project.ts'
import { wordOf } from '../set-later.ts'

const known = new WeakMap<Project, Map<string, boolean>>()

/**
 * Does every table that has a column of this name demand a value of it: `token String` of a Prisma schema, `.notNull()` of
 * Drizzle, `required: true` of mongoose? false also where no schema is found that names it.
 */
export function isRequired(project: Project, column: string): boolean {
  const answers = known.get(project) ?? new Map<string, boolean>()
  known.set(project, answers)
  const before = answers.get(column)
  if (before !== undefined) return before
  const told = schemasOf(project).flatMap(text => toldBy(text, column))
  const answer = told.length > 0 && told.every(Boolean)
  answers.set(column, answer)
  return answer
}

const SCHEMA = /\.prisma$|(?:^|\/)(?:schemas?|models?|db|drizzle)(?:[/.]|$)/i
/** A file that is longer is no schema that somebody wrote. */
const LONGEST = 512 * 1024

function schemasOf(project: Project): string[] {
  return project.files
    .filter(file => SCHEMA.test(file))
    .flatMap(file => project.text(file) ?? [])
    .filter(text => text.length < LONGEST)
}

function toldBy(text: string, column: string): boolean[] {
  const name = wordOf(column)
  // https://www.prisma.io/docs/orm/prisma-schema/data-model/models#optional-and-mandatory-fields
  const fields = new RegExp(String.raw`^[ \t]+${name}[ \t]+\w+(\[\]|\?)?`, 'gm')
  // https://orm.drizzle.team/docs/indexes-constraints#not-null, https://mongoosejs.com/docs/validation.html
  const built = new RegExp(String.raw`${name}['"]?\s*:\s*(?:\w+\([^\n]*|\{[^}\n]*)`, 'g')
  return [
    ...[...text.matchAll(fields)].map(([, optional]) => optional === undefined),
    ...[...text.matchAll(built)].map(([line]) =>
      /\.notNull\(\)|\.primaryKey\(|required:\s*(?:true|\[)/.test(line),
    ),
  ]
}
