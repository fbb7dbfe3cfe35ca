import { join } from '../join.ts'
import { CREDENTIAL, INPUT, marked } from '../origin.ts'
import { native, object, UNDEFINED, type Value, data } from '../values.ts'

/** What the caller sends as cookies is its choice; setting one changes what the browser keeps. */
export function cookies(): Value {
  const text = data(marked(INPUT | CREDENTIAL), true)
  const found = object({ value: text, name: data(marked(INPUT)) })
  const change = native('set', ({ run, site }) => {
    run.effect('cookie', 'cookies.set', site, 0)
    return UNDEFINED
  })
  return object({
    get: native('get', () => join([found, { ...UNDEFINED, origin: marked(INPUT | CREDENTIAL) }])),
    getAll: native('getAll', () => data(marked(INPUT))),
    has: native('has', () => data(marked(INPUT))),
    toString: native('toString', () => text),
    set: change,
    delete: change,
  })
}
