import type { Fix } from '../core/fix.ts'
import { TEMPLATES } from '../fixes/templates/names.ts'
import type { TemplateName } from '../fixes/templates/names.ts'
import { templateFixes } from '../fixes/templates/template.ts'
import { webhookFix } from '../rules/webhooks/fix.ts'
import { UsageError } from './exit-codes.ts'
import type { Io } from './io.ts'
import type { Audit } from './run-audit.ts'

/**
 * What fits a template into the audited app. Asked for by name, so whatever is safe or to review of it is wanted;
 * what stands already is left out.
 * @throws {UsageError} where there is no app to fit it into
 */
export function fixesOf(name: TemplateName, { project, model }: Audit, { self }: Pick<Io, 'self'>): Fix[] {
  const fixes = templateFixes(name, model, { self, verified: endpoint => webhookFix(project, endpoint) })
  if (fixes.length === 0)
    throw new UsageError(
      `Templates are for Next.js, and no app with routes of it is in ${project.root}: is PATH the folder of the app?`,
    )
  return fixes.filter(({ edits, create, remains }) => edits.length + create.length + remains.length > 0)
}

/** What there is, one a line. */
export function listOfTemplates(next: string): string {
  const width = Math.max(...TEMPLATES.map(({ name }) => name.length))
  return TEMPLATES.map(({ name, says }) => `${name.padEnd(width)}  ${says}\n`).join('') + `\n${next}\n`
}
