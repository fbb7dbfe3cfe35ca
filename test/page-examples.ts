/** A file that a page shows, and whether the page calls it wrong. */
export interface Example {
  file: string
  text: string
  flagged: boolean
  /** Files that stand beside it: blocks whose info string says so. */
  beside: ReadonlyMap<string, string>
}

/** The code blocks of a page's `## Flagged` and `## Fixed` whose info string names a file. */
export function examplesOf(page: string): Example[] {
  return ['Flagged', 'Fixed'].flatMap(heading => {
    const [, section = ''] = new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## )`, 'm').exec(page) ?? []
    const blocks = [...section.matchAll(/^```\w+ (\S+)( beside)?\n([\s\S]*?)^```$/gm)]
    const beside = new Map(
      blocks.flatMap(([, file = '', mark, text = '']) => (mark ? [[file, text] as const] : [])),
    )
    return blocks
      .filter(([, , mark]) => mark === undefined)
      .map(([, file = '', , text = '']) => ({ file, text, flagged: heading === 'Flagged', beside }))
  })
}
