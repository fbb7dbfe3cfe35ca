import { neutralise } from '../../scripts/report/neutral.ts'
import { MARK } from './texts.ts'
import type { Outputs } from './outputs.ts'
import { markupIn } from './markup.ts'

/** Does the text come out at all? */
export function shows(outputs: Outputs): boolean {
  return [...outputs.values()].some(output => output.includes(MARK))
}

/** Everything in which the outputs obey a hostile text, one line each; empty where they only quote it. */
export function obeyed(texts: readonly string[], outputs: Outputs): string[] {
  const phrases = texts.flatMap(phraseOf)
  return [...outputs].flatMap(([name, output]) =>
    [
      ...unseen(name, output),
      ...commands(output),
      ...(FOR_READERS.has(name) ? [...loose(name, phrases, output), ...endless(output)] : []),
      ...markupIn(name, output),
    ].map(complaint => `${name}: ${complaint}`),
  )
}

/** Formats that people and agents read as they are, line by line. */
const FOR_READERS: ReadonlySet<string> = new Set(['text', 'text --verbose', 'markdown', 'harden', 'stderr'])

const NOT_PRINTABLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}\u115F\u1160\u3164\uFFA0\u17B4\u17B5]/u

/** A diff keeps the tabs and line ends of the code that it is of. */
function unseen(name: string, output: string): string[] {
  const kept = name === 'harden' ? output.replaceAll(/\t|\r(?=\n)/g, '') : output
  const [found] = NOT_PRINTABLE.exec(kept.replaceAll('\n', '')) ?? []
  return found === undefined ? [] : [`U+${(found.codePointAt(0) ?? 0).toString(16)} stands in it`]
}

/**
 * GitHub's runner obeys `::name …::` at the head of a line and `##[name]` anywhere in it
 * (actions/runner, src/Runner.Common/ActionCommand.cs); Azure Pipelines and TeamCity have `##vso[` and `##teamcity[`.
 */
function commands(output: string): string[] {
  const lines = output.split('\n')
  return lines.filter(line => /^\s*::.*::|##\w*\[/.test(line)).map(line => `a command of CI: ${cut(line)}`)
}

/**
 * Words of the app outside quotation marks, code spans and the diff would read as ours. One word alone is a name,
 * whatever it is made of.
 */
function loose(name: string, phrases: readonly string[], output: string): string[] {
  return output
    .split('\n')
    .filter(line => name !== 'harden' || !/^[-+ @\\]/.test(line) || /^ {2}\S/.test(line))
    .filter(line => {
      const ours = unquoted(line).toLowerCase()
      return phrases.some(phrase => ours.includes(phrase))
    })
    .map(line => `not quoted: ${cut(line)}`)
}

/** Two words of a text that stand beside each other, one of them the marked one; none of a text that is one word. */
function phraseOf(text: string): string[] {
  const words = neutralise(text).toLowerCase().split(/ +/)
  const at = words.findIndex(word => word.includes(MARK))
  const pair = at > 0 ? words.slice(at - 1, at + 1) : words.slice(at, at + 2)
  return pair.length === 2 ? [pair.join(' ')] : []
}

/** The line as a reader sees it, without what stands in quotation marks, in a code span or in a word of a shell. */
function unquoted(line: string): string {
  const seen = line
    .replaceAll(/(?<![`\\])(`+)(?!`)(?:[\s\S]*?[^`])\1(?!`)/g, '')
    .replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/\\([\\`*_[\]|~$])/g, '$1')
  const words = seen.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')
  return words.startsWith('Next: ') ? words.replaceAll(/'[^']*'/g, '') : words
}

/** One name cannot fill the reader's window. */
function endless(output: string): string[] {
  return output
    .split('\n')
    .filter(line => line.length > 8000)
    .map(line => `${line.length} characters on one line: ${cut(line)}`)
}

function cut(line: string): string {
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
