import { deepOrigin } from '../deep-origin.ts'
import { equals } from '../equality.ts'
import { BLANK, BODY, CREDENTIAL, IDENTITY, INPUT, mix, PLAIN, SECRET, sent, type Cause } from '../origin.ts'
import type { Run } from '../run.ts'
import { ts } from '../../project/typescript.ts'
import { constant, data, has, native, object, resolved, type NativeCall, type Value } from '../values.ts'

/**
 * Signatures over what a service sends. No caller that we reason about has one but the service itself, for which an
 * endpoint can be run too: then the check gives the event.
 */

/** What a check gives to the one whose signature holds. */
function genuineEvent(): Value {
  return data(sent(BODY, 'event'), true)
}

function signatureCause({ run, site }: NativeCall, name: string): Cause {
  return { kind: 'signature', step: run.step(site, `${name} checks the sender`) }
}

/** Throws at whoever bears no valid signature. */
export function refusing(call: NativeCall, name: string): Value {
  const { run, site } = call
  noteCheck(call)
  run.mayThrow()
  if (run.facts.sender) return genuineEvent()
  return run.leave(site, `${name} turns the caller away`, signatureCause(call, name))
}

/** The same by a promise. */
export function rejecting(call: NativeCall, name: string): Value {
  noteCheck(call)
  const value = call.run.facts.sender ? genuineEvent() : null
  const origin = { ...PLAIN, cause: value ? null : signatureCause(call, name) }
  return { kind: 'promise', value, rejects: true, origin }
}

/** Says by true or false whether the signature holds. */
function telling(call: NativeCall): Value {
  noteCheck(call)
  if (call.run.facts.sender) return constant(true)
  return constant(false, { ...PLAIN, marks: IDENTITY, cause: signatureCause(call, 'verify') })
}

/** A signature is over the bytes that were sent: a body that was parsed and written again is another text. */
function noteCheck({ run, args, site }: NativeCall): void {
  run.observe('signature-checked', site)
  const [body] = args
  if (body?.kind === 'external' && body.module === 'global:JSON' && has(body, BODY | INPUT))
    run.observe('reserialised-body', site)
}

/** Who verifies with an empty secret: Svix refuses it, a keyed hash takes it like any other. */
type Blank = 'secret-blank-refused' | 'secret-blank-used'

/** Notes a secret that others can know: one that stands in the source, or nothing at all. */
export function noteSecret(run: Run, secret: Value | undefined, site: ts.Node, blank: Blank): void {
  if (!secret) return
  const options = secret.kind === 'union' ? secret.options : [secret]
  const texts = options.flatMap(each =>
    each.kind === 'constant' && typeof each.value === 'string' ? [each.value] : [],
  )
  if (texts.some(text => text !== '')) run.observe('secret-written', site)
  else if (texts.length > 0 || has(secret, BLANK)) run.observe(blank, site)
}

/** What Stripe's library asks for where nothing is said (stripe 23.1.0, Webhooks.js: DEFAULT_TOLERANCE), in seconds. */
const USUAL_AGE = 300

/**
 * Notes an age, in seconds, that lets old deliveries in. Zero asks for none: the age is compared only where what is
 * allowed is above it (stripe 23.1.0, Webhooks.js: validateComputedSignature).
 */
function noteAge(run: Run, age: Value | undefined, site: ts.Node): void {
  if (!age) return
  for (const each of age.kind === 'union' ? age.options : [age]) {
    if (each.kind !== 'constant' || typeof each.value !== 'number') continue
    if (each.value > USUAL_AGE && each.value < Infinity) run.observe('age-raised', site)
    if (each.value <= 0 || each.value === Infinity) run.observe('age-unasked', site)
  }
}

/** `new Webhook(secret).verify(body, headers)` of svix and standardwebhooks. */
const verifier = (svix: boolean) =>
  native('Webhook', ({ args: [secret], site: made }) =>
    object({
      verify: native('verify', call => {
        noteSecret(call.run, secret, made, 'secret-blank-refused')
        if (svix) call.run.observe('checked-by-svix', call.site)
        return refusing(call, 'verify')
      }),
      // Whoever compares it with the header leaves out the age, which `verify` asks for (standardwebhooks 1.0).
      sign: native('sign', ({ args }) => {
        const { marks, from } = args.reduce((all, arg) => mix(all, deepOrigin(arg)), PLAIN)
        return data({ ...PLAIN, marks: marks | SECRET, from })
      }),
    }),
  )
export const SVIX_VERIFIER = verifier(true)
export const VERIFIER = verifier(false)

/** Compares what the caller sent with what the server knows. */
export const COMPARE = native('compare', call => {
  const [a, b] = call.args
  if (!a || !b) return data()
  if (keyedHash(a) || keyedHash(b)) {
    call.run.observe('signature-checked', call.site)
    call.run.observe('hash-compared-safely', call.site)
  }
  const step = call.run.step(call.site, 'compares a secret')
  return equals(call.run.facts, a, b, { kind: 'shared-secret', step })
})

/** The same of a password and its hash: whoever may try as often as it likes finds one that is right. */
export const PASSWORD = native('compare', call => {
  call.run.observe('password-compared', call.site)
  return call.run.interpreter.call(COMPARE, call)
})
export const PASSWORD_ASYNC = native('compare', call => resolved(call.run.interpreter.call(PASSWORD, call)))

export const OCTOKIT_VERIFY = native('verify', call => resolved(telling(call)))

/** Is it a secret and what was sent, worked into one? */
function keyedHash(value: Value): boolean {
  return has(value, SECRET) && has(value, BODY)
}

/** `hash === header`: tells by its time how much of the hash was right. */
export function noteComparison(run: Run, left: Value, right: Value, site: ts.Node): void {
  // How long the two are is no secret.
  if (ts.isBinaryExpression(site) && [site.left, site.right].some(isLength)) return
  const other = keyedHash(left) ? right : keyedHash(right) ? left : null
  if (!other || !has(other, INPUT | CREDENTIAL) || has(other, SECRET)) return
  run.observe('signature-checked', site)
  run.observe('hash-compared-openly', site)
}

function isLength(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && /^(byteL|l)ength$/.test(node.name.text)
}

/** Methods of clients that check a signature, told by the end of their trail: `stripe.webhooks.constructEvent`. */
export function signatureMethod(path: string, call: NativeCall): Value | undefined {
  if (/webhooks\.(constructEvent|unwrap|verify|verifyAndReceive|signature\.verifyHeader)$/.test(path)) {
    noteSecret(call.run, call.args[2], call.site, 'secret-blank-used')
    noteAge(call.run, call.args[3], call.site)
    return refusing(call, path)
  }
  if (/webhooks\.(constructEvent|signature\.verifyHeader)Async$/.test(path)) {
    noteSecret(call.run, call.args[2], call.site, 'secret-blank-used')
    noteAge(call.run, call.args[3], call.site)
    return rejecting(call, path)
  }
  if (
    /(^|\.)(validateWebhook|verifyWebhook|verifyWebhookSignature|validateRequest|validateEvent)$/.test(path)
  )
    return refusing(call, path)
  if (/(^|\.)createHmac$/.test(path)) noteSecret(call.run, call.args[1], call.site, 'secret-blank-used')
  if (/subtle\.(verify|timingSafeEqual)$/.test(path) || /(^|\.)timingSafeEqual$/.test(path))
    return compared(call)
  return undefined
}

/** Does what is compared hold a secret on one side and the caller's text on the other? */
function compared(call: NativeCall): Value {
  const marks = call.args.reduce((all, arg) => all | deepOrigin(arg).marks, 0)
  if ((marks & SECRET) === 0 || (marks & (INPUT | BODY | CREDENTIAL)) === 0) return data()
  call.run.observe('hash-compared-safely', call.site)
  return telling(call)
}
