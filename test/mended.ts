import { rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Model } from '../scripts/access/model.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { Hit } from '../scripts/core/rule.ts'
import { planFixes, type Plan } from '../scripts/fixes/plan.ts'
import { ts } from '../scripts/project/typescript.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { modelOf } from './audited.ts'

/** A finding as the laws compare it. */
export interface Finding {
  rule: string
  hit: Hit
}

export function findingsOf(model: Model): Finding[] {
  return RULES.flatMap(rule => [...rule.check(model)].map(hit => ({ rule: rule.id, hit })))
}

/** Can the tool write it, all of it or in part? */
export function isWritten(fix: Fix | undefined): fix is Fix {
  if (fix === undefined) return false
  return fix.edits.length + fix.create.length + (fix.rename?.length ?? 0) + (fix.untrack?.length ?? 0) > 0
}

/** The same finding wherever its lines have gone: what it is about, by its rule. */
export function keyOf({ rule, hit }: Finding): string {
  return `${rule} ${hit.endpoint ?? hit.place.file} ${hit.message.replaceAll(/\d+/g, 'n')}`
}

/** Writes a plan into an app, and gives back what takes it away again. */
export function apply(root: string, { changes }: Plan): () => void {
  for (const { file, after } of changes) write(root, file, after)
  return () => {
    for (const { file, before } of changes) write(root, file, before)
  }
}

function write(root: string, file: string, text: string | null): void {
  const path = join(root, file)
  if (text === null) rmSync(path, { force: true })
  else {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

/** Messages of the parser about a source, none where it is sound. */
export function syntaxErrors(file: string, text: string): string[] {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return []
  const { diagnostics } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.Latest },
  })
  return (diagnostics ?? []).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** What is left after fixes are written, and what was not there before. */
export interface Outcome {
  plan: Plan
  after: readonly Finding[]
  gone: (finding: Finding) => boolean
  added: readonly string[]
  broken: readonly string[]
  again: readonly Fix[]
}

/** Applies fixes to an app on the disk, looks at it, and puts it back. */
export function outcomeOf(root: string, before: readonly Finding[], fixes: readonly Fix[]): Outcome {
  const { project } = modelOf(root)
  const plan = planFixes(fixes, project.text)
  const takeBack = apply(root, plan)
  try {
    const after = findingsOf(modelOf(root))
    const keys = new Set(after.map(keyOf))
    const known = new Set(before.map(keyOf))
    return {
      plan,
      after,
      gone: finding => !keys.has(keyOf(finding)),
      added: [...keys].filter(key => !known.has(key)),
      broken: plan.changes.flatMap(({ file, before: old, after: text }) =>
        text === null || (old !== null && syntaxErrors(file, old).length > 0)
          ? []
          : syntaxErrors(file, text ?? '').map(message => `${file}: ${message}`),
      ),
      again: after.flatMap(({ hit }) => (isWritten(hit.fix) ? [hit.fix] : [])),
    }
  } finally {
    takeBack()
  }
}
