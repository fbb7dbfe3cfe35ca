/**
 * A text without its comments, in one pass, whatever stands in it. Quotes end with their line, as in code; an address
 * (`https://…`) is no comment. Enough to ask what code speaks of; what a tree is needed for asks a tree.
 */
export function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === "'" || sign === '"') {
      at = endOfQuote(text, at)
      continue
    }
    if (sign !== '/' || text[at - 1] === ':') continue
    const end = endOfComment(text, at)
    if (end === undefined) continue
    kept += `${text.slice(from, at)} `
    from = end
    at = end - 1
  }
  return kept + text.slice(from)
}

function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === text[start] || text[at] === '\n') return at
  }
  return text.length
}

/** Where the comment that begins here ends; undefined: none begins here. */
function endOfComment(text: string, start: number): number | undefined {
  if (text[start + 1] === '/') {
    const end = text.indexOf('\n', start)
    return end === -1 ? text.length : end
  }
  if (text[start + 1] !== '*') return undefined
  const end = text.indexOf('*/', start + 2)
  return end === -1 ? text.length : end + 2
}
