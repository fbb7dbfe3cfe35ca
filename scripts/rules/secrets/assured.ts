import { loadedBy } from '../../access/browser/imports.ts'
import { wordOf } from '../../access/set-later.ts'
import { withoutComments } from '../../project/code-text.ts'
import type { Project } from '../../project/project.ts'

const NAME = /\b[A-Z][A-Z0-9]*_[A-Z0-9_]*\b/g
const SECRET = /SECRET|TOKEN|KEY|PASSWORD|SIGNATURE/
/** A schema of the environment: T3's createEnv, zod, valibot, envalid. */
const SCHEMA = /createEnv|from\s*['"](?:zod|valibot|envalid|arktype|yup)/

/**
 * Is the secret of a comparison certain to be there: demanded by a schema of the environment that its module loads, or by
 * the module itself, which throws at its start? The endpoint does not run without it then.
 * @param line where it is compared, from 1
 */
export function isAssured(project: Project, file: string, line: number): boolean {
  const source = project.text(file) ?? ''
  const text = withoutComments(source)
  const here = secretsIn(source.split('\n')[line - 1] ?? '')
  const all = secretsIn(text)
  // Where the line names none, only the one that the module speaks of can be meant.
  const names = here.length > 0 ? here : all.length === 1 ? all : []
  const schemas = [file, ...loadedBy(project, file)]
    .map(each => withoutComments(project.text(each) ?? ''))
    .filter(each => SCHEMA.test(each))
  const sure = (name: string) => thrownFor(text, name) || schemas.some(schema => demands(schema, name))
  return names.length > 0 && names.every(sure)
}

function secretsIn(text: string): string[] {
  return [...new Set(text.match(NAME))].filter(name => SECRET.test(name))
}

/** `CRON_SECRET: z.string().min(1)`; the names that are handed in besides (`process.env.CRON_SECRET`) say nothing. */
function demands(schema: string, name: string): boolean {
  const entries = [...schema.matchAll(new RegExp(String.raw`${wordOf(name)}['"]?\s*:\s*([^,\n]*)`, 'g'))]
  const declared = entries.map(([, made = '']) => made).filter(made => !/^process\.env\b|^env\b/.test(made))
  return (
    declared.length > 0 && declared.every(made => !/optional|nullish|nullable|default|undefined/.test(made))
  )
}

/** `if (!SECRET) throw …` of the module itself, under the name that it gives the variable. */
function thrownFor(text: string, name: string): boolean {
  const alias = new RegExp(
    String.raw`\bconst\s+(\w+)\s*(?::[^=\n]{1,200})?=\s*process\.env(?:\.|\[['"])${name}\b`,
  ).exec(text)?.[1]
  const names = [`process\\.env\\.${name}`, ...(alias === undefined ? [] : [wordOf(alias)])].join('|')
  return new RegExp(String.raw`^if\s*\(\s*!\s*(?:${names})\s*\)\s*(?:\{\s*)?throw\b`, 'm').test(text)
}
