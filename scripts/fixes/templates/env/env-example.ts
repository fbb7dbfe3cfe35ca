import type { Fix } from '../../../core/fix.ts'
import { join } from '../../../endpoints/next-roots.ts'
import type { Home } from '../home.ts'
import type { Source } from '../parts.ts'

const VARIABLE = /^([A-Z][A-Z0-9_]*)=/

/** The names that an example file lacks, at its end, with the comments that stand above them. */
export function envExampleTemplate({ project, root }: Home, source: Source): Fix {
  const standing = project.envFiles.find(
    ({ file, example }) => example && file.slice(0, Math.max(0, file.lastIndexOf('/'))) === root.dir,
  )
  const file = standing?.file ?? join(root.dir, '.env.example')
  const current = standing === undefined ? undefined : project.text(file)
  const known = new Set(standing?.variables.map(({ name }) => name))
  const eol = current?.includes('\r\n') === true ? '\r\n' : '\n'
  const lines = lacking(source('env.example').trimEnd().split('\n'), known, root.app.dependencies)
  const text = lines.map(line => line + eol).join('')
  const gap = current === undefined || current === '' ? '' : current.endsWith('\n') ? eol : eol + eol
  const isNew = current === undefined
  return {
    title: `Name the variables of Clerk in ${file}`,
    safety: 'safe',
    edits:
      isNew || lines.length === 0
        ? []
        : [{ file, start: current.length, end: current.length, text: gap + text }],
    create: isNew && lines.length > 0 ? [{ file, text }] : [],
    install: [],
    remains: [],
  }
}

/** Comments speak of the variables below them, and go where none of those is missing. */
function lacking(
  lines: readonly string[],
  known: ReadonlySet<string>,
  dependencies: ReadonlyMap<string, string>,
): string[] {
  const groups: { comments: string[]; variables: string[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const name = VARIABLE.exec(line)?.[1]
    if (name === undefined) groups.push({ comments: [line], variables: [] })
    else if (!known.has(name) && isUsed(name, dependencies)) last?.variables.push(line)
  }
  return groups.flatMap(({ comments, variables }) =>
    variables.length > 0 ? [...comments, ...variables] : [],
  )
}

function isUsed(name: string, dependencies: ReadonlyMap<string, string>): boolean {
  return !name.startsWith('UPSTASH_') || [...dependencies.keys()].some(each => each.startsWith('@upstash/'))
}
