import { native, object, UNDEFINED, type Value } from '../values.ts'

/** Exports of tRPC that hand on what they are given. */
const EXPORTS: Record<string, Value> = {
  experimental_nextAppDirCaller: native('nextAppDirCaller', ({ args }) => args[0] ?? object({})),
  createHydrationHelpers: native('createHydrationHelpers', ({ args }) =>
    object({
      trpc: args[0] ?? UNDEFINED,
      HydrateClient: native('HydrateClient', call => {
        const [props] = call.args
        return props?.kind === 'object' ? (props.cells.get('children')?.value ?? UNDEFINED) : UNDEFINED
      }),
    }),
  ),
}

export function trpcExport(name: string): Value | undefined {
  return Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined
}
