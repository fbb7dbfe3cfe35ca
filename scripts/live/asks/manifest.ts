import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A server action as Next calls it. */
export interface NamedAction {
  id: string
  /** POSIX path from the app's folder, where this release of Next writes it down. */
  file: string | undefined
  /** `save`; `$$RSC_SERVER_ACTION_0` for one that stands inside a function. */
  export: string | undefined
  /** Pages that know it: `app/(shop)/cart/page`. */
  workers: readonly string[]
}

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({
      workers: z.record(z.string(), z.unknown()),
      exportedName: z.string().optional(),
      filename: z.string().optional(),
    }),
  ),
})

const NAME = 'server-reference-manifest.json'

/**
 * The actions that Next has compiled so far (`server-reference-manifest.json` of next `build/webpack/plugins`). The
 * development server adds those of a page when it is first asked for.
 * @param app absolute folder
 * @param production the build's, or the development server's?
 */
export function actionsIn(app: string, production: boolean): NamedAction[] {
  const found = foldersIn(app).flatMap(folder => {
    const places = production
      ? [join(folder, 'server')]
      : [join(folder, 'dev', 'server'), join(folder, 'server')]
    return places.flatMap(place => manifestAt(join(app, place, NAME)) ?? [])
  })
  const [first] = found
  return Object.entries(first?.node ?? {}).map(([id, { workers, exportedName, filename }]) => ({
    id,
    file: filename,
    export: exportedName,
    workers: Object.keys(workers),
  }))
}

/** `.next` first; `distDir` may name another. */
function foldersIn(app: string): string[] {
  const names = readdirSync(app, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => name)
  return names.toSorted((a, b) => Number(b === '.next') - Number(a === '.next'))
}

function manifestAt(file: string): z.infer<typeof manifestSchema> | undefined {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
