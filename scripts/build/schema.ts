import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { reportSchema } from '../core/report.ts'
import { configurationSchema } from '../project/configuration.ts'
import { isStarted, ROOT } from './root.ts'

/** The schemas that are shipped, for those who read reports or write a configuration without us. */
export const SCHEMAS: readonly { file: string; text: () => string }[] = [
  {
    file: 'references/report.schema.json',
    text: () => textOf(reportSchema, 'Report of clerk-security-basics, schemaVersion 1', 'output'),
  },
  {
    file: 'references/configuration.schema.json',
    text: () => textOf(configurationSchema, 'Configuration of clerk-security-basics', 'input'),
  },
]

function textOf(zod: z.ZodType, title: string, io: 'input' | 'output'): string {
  const { $schema, ...schema } = z.toJSONSchema(zod, { io })
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`
}

if (isStarted(import.meta.url))
  for (const { file, text } of SCHEMAS) writeFileSync(new URL(file, ROOT), text())
