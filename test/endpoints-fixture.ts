import { createFixture } from 'fs-fixture'
import { discoverEndpoints } from '../scripts/endpoints/discover.ts'
import type { Discovery, EntryPoint } from '../scripts/endpoints/entry-point.ts'
import { openProject } from '../scripts/project/open.ts'
import type { Project } from '../scripts/project/project.ts'

/** A little app by its files; `package.json` names Next 16 unless the app brings its own. */
export type Files = Record<string, string>

/** id, kind, file:line, method, export, path */
export type Row = [string, EntryPoint['kind'], string, string | null, string | null, string | null]

const PACKAGE = JSON.stringify({ name: 'shop', dependencies: { next: '16.0.1', '@clerk/nextjs': '7.9.17' } })

/** A package.json's text. */
export function packageJson(name: string, ...dependencies: string[]): string {
  return JSON.stringify({
    name,
    dependencies: Object.fromEntries(dependencies.map(each => [each, '16.0.1'])),
  })
}

/** Lays the app out, opens it, hands it to `look` and removes it. */
export async function inApp<T>(files: Files, look: (project: Project) => T): Promise<T> {
  const fixture = await createFixture({ 'package.json': PACKAGE, ...files })
  try {
    return look(openProject(fixture.path))
  } finally {
    await fixture.rm()
  }
}

/** What is discovered in an app. */
export async function discovered(files: Files): Promise<Discovery> {
  return await inApp(files, discoverEndpoints)
}

/** The same as rows of a table, in the order of the report. */
export async function rowsOf(files: Files): Promise<Row[]> {
  const { endpoints } = await discovered(files)
  return endpoints.map(each => [
    each.id,
    each.kind,
    `${each.file}:${each.line}`,
    each.method,
    each.export,
    each.path,
  ])
}

/** The first words of each handler's text, by id. */
export async function handlersOf(files: Files): Promise<Record<string, string>> {
  const { endpoints } = await discovered(files)
  return Object.fromEntries(endpoints.map(({ id, handler }) => [id, handler.getText().split('\n')[0] ?? '']))
}
