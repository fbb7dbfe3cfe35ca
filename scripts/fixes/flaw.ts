import { parse } from 'jsonc-parser'
import type { ParseError } from 'jsonc-parser'
import { syntaxErrorIn } from '../project/parsing.ts'

const CONFLICT = /^<{7}(?: .*)?\r?$[^]*?^>{7}(?: .*)?\r?$/m
const JSON_FILE = /\.jsonc?$/

/**
 * What is wrong with a file as it is written, so that nothing in it is to be relied on or edited: `a syntax error in
 * line 3`. Undefined where it parses, or is in no language of ours.
 */
export function flawIn(file: string, text: string): string | undefined {
  const conflict = CONFLICT.exec(text)
  if (conflict !== null) return `merge markers in line ${lineAt(text, conflict.index)}`
  const at = JSON_FILE.test(file) ? jsonErrorIn(text) : syntaxErrorIn(file, text)
  return at === undefined ? undefined : `a syntax error in line ${lineAt(text, at)}`
}

function jsonErrorIn(text: string): number | undefined {
  const errors: ParseError[] = []
  // tsconfig.json and its like allow comments and a comma at the end.
  parse(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true })
  return errors[0]?.offset
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
