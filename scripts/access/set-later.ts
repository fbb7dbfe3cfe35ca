import { ts } from '../project/typescript.ts'
import type { Run } from './run.ts'
import type { Value } from './values.ts'

/** A pattern is looked for in text much faster than values are handled. */
const CHARACTERS = 64

/** Pays for going through a text for a pattern. */
export function payForText(run: Run, { length }: string): void {
  run.work(length / CHARACTERS)
}

/** The pattern of a name that stands by itself; `$` is part of names, and a property may have any. */
export function wordOf(name: string): string {
  return String.raw`(?<![\w$])${literally(name)}(?![\w$])`
}

/** The pattern of a text that means itself. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}

/** The pattern of what sets something whose own pattern is given. */
export function setting(target: string): RegExp {
  return new RegExp(String.raw`${target}\s*(=[^=>]|\+\+|--|\?\?=|\|\|=|&&=|[-+*/]=)|(\+\+|--)${target}`)
}

/** Something that says how things stand, as against null, which holds the place of a client that is made once. */
export function isSwitch(value: Value): boolean {
  return value.kind === 'constant' && value.value !== null && value.value !== undefined
}

/** Does code of the module that runs later hold the pattern? The module's own statements have been run. */
export function inFunctions(run: Run, of: ts.VariableDeclaration, pattern: RegExp): boolean {
  const { text, statements } = of.getSourceFile()
  payForText(run, text)
  return statements.some(
    each =>
      (ts.isFunctionDeclaration(each) ||
        ts.isClassDeclaration(each) ||
        ts.isExportAssignment(each) ||
        (ts.isVariableStatement(each) && !each.declarationList.declarations.includes(of))) &&
      pattern.test(each.getText()),
  )
}
