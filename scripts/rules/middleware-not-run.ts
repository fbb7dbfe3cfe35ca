import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import { movedMiddleware } from '../fixes/moved-middleware.ts'

/**
 * Next runs one file, of one name, in one folder; a copy anywhere else protects nothing and says nothing
 * (https://nextjs.org/docs/app/api-reference/file-conventions/proxy#convention).
 */
function* check(model: Model): Iterable<Hit> {
  const running = new Set(model.endpoints.filter(({ kind }) => kind === 'middleware').map(({ app }) => app))
  const seen = new Set<string>()
  for (const { file, because } of model.notRun()) {
    const text = model.project.text(file) ?? ''
    if (seen.has(file) || !/clerk/i.test(text) || importedByAnother(model, file)) continue
    seen.add(file)
    const replaced = running.has(model.project.appOf(file))
    yield {
      place: linePlace(file, lineOfHandler(text)),
      message: `Next never runs ${file}: ${because}.`,
      attack: replaced
        ? 'Asks for a path that only this file protects: another middleware runs in its place.'
        : 'Asks for any path that it means to protect without an account: nothing stands before it.',
      severity: replaced ? 'medium' : 'high',
      fix: movedMiddleware(model, file),
    }
  }
}

/** A middleware that takes its parts from here does run them. */
function importedByAnother(model: Model, file: string): boolean {
  return model.endpoints.some(endpoint => {
    if (endpoint.kind !== 'middleware' || endpoint.file === file) return false
    const specifiers = (model.project.text(endpoint.file) ?? '').matchAll(/from\s*['"]([^'"\n]+)['"]/g)
    return [...specifiers].some(([, specifier = '']) => {
      const to = model.project.resolve(specifier, endpoint.file)
      return to.kind === 'file' && to.file === file
    })
  })
}

function lineOfHandler(text: string): number {
  const at = text.search(/^export (default|const (middleware|proxy)|(async )?function)/m)
  return text.slice(0, Math.max(0, at)).split('\n').length
}

const rule: Rule<Model> = {
  id: 'middleware-not-run',
  title: 'Middleware file that Next never runs',
  group: 'middleware',
  severity: 'high',
  confidence: 'high',
  cwe: [1220, 862],
  owasp: 'API8:2023',
  since: 'next 12.2.0',
  check,
}

export default rule
