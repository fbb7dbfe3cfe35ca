import { join } from '../join.ts'
import { CREDENTIAL, INPUT, marked, partOf, sent } from '../origin.ts'
import { constant, data, native, object, UNDEFINED, type Value } from '../values.ts'
import { carriesCredential } from './names.ts'

/** Cookies that choose what is shown, and prove nothing. */
const CHOOSES =
  /team|org|workspace|tenant|locale|lang|theme|currency|store|shop|project|sort|view|mode|consent/i

/** A cookie that proves something: a session, a token, or the id of a thing that only its owner was told. */
function proves(name: string): boolean {
  if (CHOOSES.test(name)) return false
  return carriesCredential(name) || /session|id$/i.test(name)
}

/** What the caller sends as cookies is its choice; setting one changes what the browser keeps. */
export function cookies(): Value {
  const change = native('set', ({ run, site }) => {
    run.effect('cookie', 'cookies.set', site, 0)
    return UNDEFINED
  })
  return object({
    get: native('get', ({ args }) => found(args[0])),
    getAll: native('getAll', () => data(marked(INPUT))),
    has: native('has', () => data(marked(INPUT))),
    toString: native('toString', () => data(marked(INPUT | CREDENTIAL), true)),
    set: change,
    delete: change,
  })
}

function found(name: Value | undefined): Value {
  const known = name?.kind === 'constant' ? String(name.value) : null
  const marks = known === null || proves(known) ? INPUT | CREDENTIAL : INPUT
  const origin = partOf(sent(marks, 'cookies'), known ?? '?')
  const cookie = object({ value: data(origin, true), name: name ?? constant('') })
  return join([cookie, { ...UNDEFINED, origin }])
}
