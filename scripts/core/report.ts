import { z } from 'zod'
import {
  ACCESS_STATES,
  CALLERS,
  CONFIDENCES,
  ENDPOINT_KINDS,
  GUARD_KINDS,
  OUTCOMES,
  SEVERITIES,
} from './vocabulary.ts'

/**
 * The JSON report, schemaVersion 1. This schema is the type, and `references/report.schema.json` is
 * generated from it. Scripts rely on it: add to it, never change what is there.
 */

const count = z.int().nonnegative()
const line = z.int().positive()
const file = z.string().describe('POSIX path relative to the audited folder')

const unknownSchema = z.strictObject({ what: z.string(), because: z.string() })
const stepSchema = z.strictObject({ file, line, note: z.string() })
const coverageSchema = z.strictObject({ assessed: count, unknown: z.array(unknownSchema) })

const guardSchema = z.strictObject({ kind: z.enum(GUARD_KINDS), file, line })

const accessSchema = z.strictObject({
  state: z.enum(ACCESS_STATES),
  guard: guardSchema.nullable().describe('what turns the caller away'),
  because: z.string(),
  evidence: z.array(stepSchema),
  callers: z.partialRecord(z.enum(CALLERS), z.enum(OUTCOMES)),
})

const endpointSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ENDPOINT_KINDS),
  file,
  line,
  method: z.string().nullable(),
  export: z.string().nullable(),
  path: z.string().nullable(),
  access: accessSchema,
})

const locationSchema = z.strictObject({
  file,
  line,
  column: line,
  endLine: line,
  endColumn: line,
  role: z.enum(['primary', 'related']),
  note: z.string().optional(),
})

const findingSchema = z.strictObject({
  ruleId: z.string(),
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  message: z.string(),
  attack: z.string().describe('what an attacker does with it'),
  endpoint: z.string().optional(),
  fingerprint: z.string().describe('stays when lines move; changes when what was found changes'),
  locations: z.array(locationSchema).min(1),
  fix: z.strictObject({ title: z.string(), safety: z.enum(['safe', 'review']) }).optional(),
  suppressed: z.strictObject({ by: z.enum(['comment', 'baseline']), reason: z.string() }).optional(),
})

const questionSchema = z.strictObject({
  id: z.string(),
  endpoint: z.string().optional(),
  file,
  line,
  ask: z.string(),
  because: z.string(),
  code: z.string().describe('changes with the code that the question is about; an answer names it'),
})

const probeSchema = z.strictObject({
  id: z.string(),
  endpoint: z.string(),
  caller: z.enum(CALLERS),
  expected: z.string(),
  got: z.string(),
  verdict: z.enum(['pass', 'fail', 'unknown']),
  evidence: z.string(),
})

const frameworkSchema = z.strictObject({ name: z.string(), version: z.string().nullable(), dir: z.string() })

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('clerk-security-basics'), version: z.string() }),
  project: z.strictObject({
    frameworks: z.array(frameworkSchema),
    packages: z.record(z.string(), z.string()),
  }),
  coverage: z.strictObject({ files: coverageSchema, endpoints: coverageSchema, rules: coverageSchema }),
  endpoints: z.array(endpointSchema),
  findings: z.array(findingSchema),
  questions: z.array(questionSchema),
  probes: z.array(probeSchema),
})

export type Report = z.infer<typeof reportSchema>
export type ReportedEndpoint = z.infer<typeof endpointSchema>
export type Access = z.infer<typeof accessSchema>
export type Guard = z.infer<typeof guardSchema>
export type Finding = z.infer<typeof findingSchema>
export type Question = z.infer<typeof questionSchema>
export type Probe = z.infer<typeof probeSchema>
