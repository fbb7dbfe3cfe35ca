/**
 * Text of the audited app inside Markdown. Whatever could be read as markup is spelt so that a reader sees the
 * character and no renderer obeys it: emphasis, links, images, HTML, tables, mathematics. GitHub moreover links
 * bare addresses and `#12`, and notifies whoever stands behind an `@`
 * (https://github.github.com/gfm/#autolinks-extension-).
 * @param text already printable, on one line
 */
export function escaped(text: string): string {
  return text
    .replace(/[&<>@#]/g, character => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_[\]|~$]/g, String.raw`\$&`)
    .replaceAll('://', '&#58;//')
    .replace(/\bwww\./gi, dotted => `${dotted.slice(0, -1)}&#46;`)
    .replace(/^(\s*)([-+=])/, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`)
}

/** A name or a piece of code: in a span that no backtick in it can close. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') || text.trim() === '' ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}
