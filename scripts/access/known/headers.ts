import { setMember } from '../assume.ts'
import { deepOrigin } from '../deep-origin.ts'
import { data, native, object, UNDEFINED, type NativeCall, type ObjectValue, type Value } from '../values.ts'

/**
 * `new Headers()` and `new Headers({ … })`, whose names are known afterwards, whatever is set under them; of other
 * headers the copy is made of what they are made of (https://developer.mozilla.org/docs/Web/API/Headers).
 */
export function newHeaders({ args: [init] }: NativeCall): Value {
  const isWritten = init === undefined || (init.kind === 'object' && !init.cells.has('get') && !init.rest)
  if (!isWritten) return data(init ? deepOrigin(init) : undefined, true)
  const headers: ObjectValue = object({}, data())
  if (init?.kind === 'object') for (const [name, { value }] of init.cells) headers.cells.set(name, { value })
  const names = [...headers.cells.keys()]
  const written = native('set', ({ run, args: [name, value] }) => {
    if (name?.kind === 'constant')
      setMember(run, headers, nameOf(names, String(name.value)), value ?? UNDEFINED)
    return UNDEFINED
  })
  const read = native('get', ({ args: [name] }) =>
    name?.kind === 'constant'
      ? (headers.cells.get(nameOf(names, String(name.value)))?.value ?? data())
      : data(),
  )
  for (const name of ['set', 'append']) headers.cells.set(name, { value: written })
  headers.cells.set('get', { value: read })
  const removed = native('delete', ({ run, args: [name] }) => {
    if (name?.kind === 'constant') setMember(run, headers, nameOf(names, String(name.value)), UNDEFINED)
    return UNDEFINED
  })
  headers.cells.set('delete', { value: removed })
  return headers
}

/** Names of headers are one whatever their case is (RFC 9110, 5.1). */
function nameOf(known: readonly string[], name: string): string {
  return known.find(each => each.toLowerCase() === name.toLowerCase()) ?? name.toLowerCase()
}
