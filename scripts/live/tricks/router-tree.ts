/** `[id]`, `[...slug]`, `[[...slug]]`, and how Next writes their kind into a tree. */
const DYNAMIC = /^\[{1,2}(\.{3})?([^\]]+)\]{1,2}$/

type Tree = [segment: string | [name: string, value: string, kind: string], children: { children?: Tree }]

/**
 * The state that Next's router sends for a page that it is about to show inside of layouts that it has (next
 * `client/components/router-reducer`, `FlightRouterState`).
 * @param file `app/(shop)/orders/[id]/page.tsx`
 * @param path as it is asked for: `/orders/1`
 * @returns the value of the header; null for what stands in a slot beside others
 */
export function routerTree(file: string, path: string): string | null {
  const [, inside] = /(?:^|\/)app\/(.*)$/.exec(`/${file}`) ?? []
  const folders = inside?.split('/').slice(0, -1)
  if (folders === undefined || folders.some(folder => /^@|^\(\.{1,3}\)/.test(folder))) return null
  const values = path.split('?')[0]?.split('/').filter(Boolean) ?? []
  const segments = folders.map((folder): Tree[0] => {
    if (/^\(.*\)$/.test(folder)) return folder
    const [, rest, name] = DYNAMIC.exec(folder) ?? []
    if (name === undefined) {
      values.shift()
      return folder
    }
    const value = rest === undefined ? (values.shift() ?? '') : values.splice(0).join('/')
    return [name, value, rest === undefined ? 'd' : folder.startsWith('[[') ? 'oc' : 'c']
  })
  const tree = segments.reduceRight<Tree>(
    (inner, segment) => [segment, { children: inner }],
    ['__PAGE__', {}],
  )
  return encodeURIComponent(JSON.stringify(['', { children: tree }, null, null, true]))
}
