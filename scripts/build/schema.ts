import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { reportSchema } from '../core/report.ts'
import { isStarted, ROOT } from './root.ts'

/** `references/report.schema.json`: the report's zod schema for those who read reports without us. */
export function schemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema)
  const named = { $schema, title: 'Report of clerk-security-basics, schemaVersion 1', ...schema }
  return `${JSON.stringify(named, null, 2)}\n`
}

if (isStarted(import.meta.url)) writeFileSync(new URL('references/report.schema.json', ROOT), schemaText())
