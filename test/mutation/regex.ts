/** One way to make a regular expression say less or more. */
interface Rewritten {
  what: string
  text: string
}

/** A part of a pattern between two bars, or between a bar and an end of its group. */
interface Alternative {
  start: number
  end: number
  group: number
}

/** The literal with one alternative, one anchor or its `i` left out; only what is a pattern still. */
export function rewrittenRegexes(literal: string): Rewritten[] {
  const close = literal.lastIndexOf('/')
  const [source, flags] = [literal.slice(1, close), literal.slice(close + 1)]
  const cut = (from: number, to: number) => `/${source.slice(0, from)}${source.slice(to)}/${flags}`
  const found: Rewritten[] = []
  const all = alternativesOf(source)
  for (const { start, end, group } of all) {
    const rest = all.filter(other => other.group === group)
    if (rest.length < 2) continue
    const isFirst = rest[0]?.start === start
    const dropped = source.slice(start, end)
    if (dropped !== '')
      found.push({
        what: `alternative dropped: ${dropped}`,
        text: isFirst ? cut(start, end + 1) : cut(start - 1, end),
      })
  }
  if (source.startsWith('^')) found.push({ what: '^ dropped', text: cut(0, 1) })
  if (/(?<!\\)\$$/.test(source))
    found.push({ what: '$ dropped', text: cut(source.length - 1, source.length) })
  if (flags.includes('i')) found.push({ what: 'i dropped', text: `/${source}/${flags.replace('i', '')}` })
  return found.filter(({ text }) => isPattern(text))
}

/** Every alternative of every group, the whole pattern being a group too. */
function alternativesOf(source: string): Alternative[] {
  const found: Alternative[] = []
  const open: { group: number; start: number }[] = [{ group: 0, start: 0 }]
  let groups = 0
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const here = open.at(-1)
    const character = source[i]
    if (character === '\\') i++
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else if (character === '(') {
      const lead = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(i))?.[0] ?? '('
      open.push({ group: ++groups, start: i + lead.length })
      i += lead.length - 1
    } else if (here && (character === '|' || character === ')')) {
      found.push({ ...here, end: i })
      if (character === ')') open.pop()
      else here.start = i + 1
    }
  }
  return [...found, ...open.map(rest => ({ ...rest, end: source.length }))].sort((a, b) => a.start - b.start)
}

function isPattern(literal: string): boolean {
  const close = literal.lastIndexOf('/')
  if (close < 2) return false
  try {
    return new RegExp(literal.slice(1, close), literal.slice(close + 1)).source !== ''
  } catch {
    return false
  }
}
