import type { Cell } from '../state.ts'
import { external, native, object, type Value } from '../values.ts'

/**
 * `createHash()` and `createHmac()`: what `update()` takes in is part of what `digest()` gives, whether they stand in one
 * chain or in statements of their own (https://nodejs.org/api/crypto.html#hashupdatedata-inputencoding: "can be called
 * many times with new data as it is streamed").
 */
export function hashing(name: 'createHash' | 'createHmac'): Value {
  return native(name, call => {
    const made = call.run.interpreter.call(external('crypto', [name]), call)
    const fed: Cell = { value: made }
    const self = object({}, made)
    const asked = (method: string, then: (given: Value) => Value): void => {
      const value = native(method, given => {
        const { run, site } = given
        const next = run.interpreter.member(run, fed.value, method, site)
        const result = run.interpreter.call(next, { ...given, self: fed.value })
        if (method === 'update') run.assign(fed, result)
        return then(result)
      })
      self.cells.set(method, { value })
    }
    asked('update', () => self)
    asked('digest', given => given)
    return self
  })
}
