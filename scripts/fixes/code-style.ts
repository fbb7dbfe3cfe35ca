/** How a source file is written, as far as new code has to know. */
export interface CodeStyle {
  eol: '\n' | '\r\n'
  quote: "'" | '"'
  semicolons: boolean
  /** One level of indentation. */
  indent: string
}

const IMPORT_END = /\bfrom\s*(['"])[^'"\n]*['"][ \t]*(;?)/g
const STATEMENT_END = /[\w)\]}'"`](;?)[ \t]*\r?$/gm
const INDENTED = /^([ \t]+)\S/m

/** Read from the text alone; its imports speak first, since every tool that formats them formats the rest. */
export function styleOf(text: string): CodeStyle {
  const imports = [...text.matchAll(IMPORT_END)]
  const double = imports.filter(match => match[1] === '"').length
  const ends = imports.length > 0 ? imports.map(match => match[2]) : endsOfStatements(text)
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    quote:
      imports.length > 0
        ? double * 2 > imports.length
          ? '"'
          : "'"
        : count(text, '"') > count(text, "'")
          ? '"'
          : "'",
    semicolons: ends.filter(end => end === ';').length * 2 >= ends.length && ends.length > 0,
    indent: INDENTED.exec(text)?.[1] ?? '  ',
  }
}

/**
 * Lines written in one style (two spaces a level, single quotes, semicolons) in the style of the file. No
 * quote may stand inside a string.
 * @param level how deep the lines stand
 */
export function inStyle(
  lines: readonly string[],
  { eol, quote, semicolons, indent }: CodeStyle,
  level: string,
): string {
  return lines
    .map(line => {
      if (line === '') return ''
      const [spaces = ''] = /^ */.exec(line) ?? []
      const code = line.trimStart().replaceAll("'", quote)
      return level + indent.repeat(spaces.length / 2) + (semicolons ? code : code.replace(/;$/, ''))
    })
    .join(eol)
}

function endsOfStatements(text: string): (string | undefined)[] {
  return [...text.matchAll(STATEMENT_END)].map(match => match[1])
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
