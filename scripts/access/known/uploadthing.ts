import { runChain } from '../chain.ts'
import { forkValues } from '../fork.ts'
import { PLAIN } from '../origin.ts'
import {
  native,
  object,
  resolved,
  UNDEFINED,
  unknown,
  type External,
  type NativeCall,
  type Value,
  data,
} from '../values.ts'

/**
 * UploadThing: a file route's `.middleware()` decides who may upload; where it does not throw, the upload happens
 * (https://docs.uploadthing.com/file-routes#middleware).
 */
function handlers(call: NativeCall): Value {
  const [options] = call.args
  const router = options?.kind === 'object' ? options.cells.get('router')?.value : undefined
  const handler = native('uploadthing', inner => {
    const routes = routesOf(router)
    if (routes === null) return unknown({ ...PLAIN, opaque: inner.run.opaque(inner.site, 'the file router') })
    for (const [name, route] of routes)
      forkValues(inner.run, PLAIN, [() => UNDEFINED, () => upload(name, route, inner)])
    return resolved(data())
  })
  return object({ GET: handler, POST: handler }, handler)
}

function routesOf(router: Value | undefined): [string, External][] | null {
  if (router?.kind !== 'object') return null
  return [...router.cells].flatMap(([name, { value }]): [string, External][] =>
    value.kind === 'external' ? [[name, value]] : [],
  )
}

/** The last function handed over is the one that runs once the file is there. */
function upload(name: string, route: External, call: NativeCall): Value {
  runChain({ ...route, given: route.given.slice(0, -1) }, { ...call, args: [] })
  call.run.effect('service', `an upload to ${name}`, call.site, 0)
  return UNDEFINED
}

export function uploadthingExport(name: string): Value | undefined {
  if (name === 'extractRouterConfig') return native(name, () => data())
  return name === 'createRouteHandler' ||
    name === 'createNextRouteHandler' ||
    name === 'createNextPageApiHandler' ||
    name === 'createRouteHandlers'
    ? native(name, handlers)
    : undefined
}
