import type { Model } from '../access/model.ts'
import type { Column } from '../access/ties/columns.ts'
import type { Written } from '../access/ties/written.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { byEffect, choice, named, places, type Shared } from './ownership/hit.ts'

/** What a service of payment is asked to charge; `price` is the id of one that the service keeps. */
const CHARGED =
  /^(amount|unit_?amount(_decimal)?|total(_?(amount|price))?|price_?(cents|amount)|amount_?(cents|total))$/i
const PAYMENT = /(stripe|checkout|payment|charge|invoice|order|razorpay|paypal|paddle|lemon|polar|braintree)/i
/** What the app keeps of what was paid. */
const HELD =
  /^(credits?|credit_?balance|balance|tokens?_?(left|balance)?|coins|plan|plan_?id|tier|is_?(pro|premium|paid))$/i
/** What an order is paid by later, where the app takes payments. */
const OWED = /^(sub_?)?total(_?(amount|price))?$|^amount(_?(total|due))?$/i
const ORDER = /(^|_)(order|purchase|checkout)$/i
/** By its packages, or by its endpoints, an app takes money. */
const PAYS =
  /stripe|paddle|lemon-?squeezy|polar|razorpay|paypal|braintree|mollie|adyen|cashfree|paystack|flutterwave|mercado-?pago|midtrans|xendit|pay(ment)?s?\b|checkout|billing/i
/** Longer names of what is sent are no names that somebody wrote. */
const LONGEST = 200
const HOLDER = /(user|profile|account|wallet|organization|subscription|member)/i
/** Whoever gives chooses how much. */
const GIFT = /(donat|tip\b|tips\b|contribut|gift|(?<!re)fund|sponsor|top[-_]?up|deposit|bid|offer)/i

/** The price, or what was bought, is what the request says, though the app knows its own prices (CWE-602, CWE-472). */
function* check(model: Model): Iterable<Hit> {
  for (const shared of byEffect(writes(model))) yield hit(shared)
}

function* writes(model: Model): Iterable<readonly [EntryPoint, Written]> {
  for (const endpoint of model.endpoints)
    for (const written of model.writtenOf(endpoint)) {
      if (GIFT.test(`${endpoint.id} ${written.effect.what}`)) continue
      if (DEFINES.test(written.effect.what) && !charges(model, endpoint)) continue
      const columns = written.columns.filter(
        column => isPrice(column, written) || (isOwed(column, written) && takesMoney(model)),
      )
      if (columns.length > 0) yield [endpoint, { ...written, columns }]
    }
}

/** Whoever sells says what it costs; a price that is made for one purchase is charged in the same endpoint. */
const DEFINES = /\b(prices?|products?|plans?)\.create$/

function charges(model: Model, endpoint: EntryPoint): boolean {
  return model
    .judge(endpoint)
    .asOwner()
    .effects.some(({ what }) =>
      /(sessions?|checkouts?|payment_?(links?|intents?)|charges?|invoices?|invoice_?items|orders?|quotes|transfers|subscription(s|_?items))\.(create|update)$/i.test(
        what,
      ),
    )
}

function isPrice({ name, from }: Column, { effect, table }: Written): boolean {
  // A number that chooses one of the app's own prices (how many, which pack) is no price.
  if (
    from.inputs.every(input => /(quantity|qty|count|id|plan|pack)$/i.test(input)) &&
    effect.kind === 'service'
  )
    return false
  if (effect.kind === 'service') return CHARGED.test(name) && PAYMENT.test(effect.what)
  return HELD.test(name) && HOLDER.test(table ?? '')
}

/** The total of an order; one that is worked out of how many of what is ordered is the app's own, or was held against that. */
function isOwed({ name, from }: Column, { effect, table, tested }: Written): boolean {
  const isOrder = ORDER.test(table ?? '') && /create|insert|save/i.test(effect.what)
  if (from.inputs.some(input => tested.has(input))) return false
  return (
    isOrder && OWED.test(name) && from.inputs.some(input => /price|amount|total|cost/i.test(lastOf(input)))
  )
}

function lastOf(input: string): string {
  return input.slice(input.lastIndexOf('.') + 1).slice(0, LONGEST)
}

function takesMoney(model: Model): boolean {
  return model.endpoints.some(({ app, path, file }) =>
    [path ?? file, ...app.dependencies.keys()].some(name => PAYS.test(name)),
  )
}

function hit(shared: Shared<Written>): Hit {
  const { found, endpoints } = shared
  const { effect, columns } = found
  const [first] = columns
  const name = first?.name ?? 'the price'
  const isOrder = first !== undefined && isOwed(first, found)
  const does =
    effect.kind === 'service'
      ? `has ${effect.what} charge`
      : `keeps an order (${effect.what}) with the total of`
  return {
    ...places(shared, found.open ? 'anybody' : 'any signed-in caller'),
    message:
      effect.kind === 'service' || isOrder
        ? `${named(endpoints)} ${does} ${choice(found)}: the buyer says what it costs.`
        : `${named(endpoints)} writes ${choice(found)} as ${name}: the caller says what it has.`,
    attack:
      effect.kind === 'service' || isOrder
        ? 'Sends the order with an amount of one cent, and pays that.'
        : `Sends a ${name} of its own choice, and has it without paying.`,
  }
}

const rule: Rule<Model> = {
  id: 'price-from-request',
  title: 'Price or credit is what the request says',
  group: 'routes',
  severity: 'high',
  confidence: 'medium',
  cwe: [602, 472],
  owasp: 'API6:2023',
  since: 'any',
  check,
}

export default rule
