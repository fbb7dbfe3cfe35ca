import type { Effect } from '../../access/effect.ts'

/** Why it matters how often something is done. */
export type Cost = 'mail' | 'model' | 'checkout' | 'guess' | 'form'

interface Around {
  /** May everybody do it, signed in or not? */
  open: boolean
  /** Path, name and table, in which a form says what it is for. */
  about: string
  /** Does the endpoint compare a password with its hash? */
  guesses: boolean
}

/** Packages that write to people. */
const MAIL =
  /^(resend|nodemailer|@sendgrid\/|postmark|mailgun\.js|@mailchimp\/|plunk|@plunk\/|loops|twilio|@novu\/|@knocklabs\/|mailersend|@getbrevo\/|@aws-sdk\/client-(ses|sns))/
/** Packages whose every call is paid for by what it reads and writes. */
const MODEL =
  /^(openai|ai|@ai-sdk\/|@anthropic-ai\/|@google\/(genai|generative-ai)|@google-ai\/|@mistralai\/|replicate|@replicate\/|groq-sdk|cohere-ai|@huggingface\/|langchain|@langchain\/|@fal-ai\/|elevenlabs|assemblyai|@deepgram\/|together-ai|@aws-sdk\/client-bedrock)/
/** Methods of these that ask the model; others prepare what it is asked. */
const ASKS_MODEL =
  /(^|\.)(create|stream\w*|generate\w*|run|invoke|call|send|complete|chat|embed\w*|transcribe|convert|subscribe|predict|edit|speech|parse|submit|textTo\w+)$/i
const CHECKOUT =
  /(checkout\.sessions|checkouts|paymentIntents|setupIntents|paymentLinks|payment_links|orders|transactions)\.create$|createCheckout(Session)?$/
const PAYS = /^(stripe|@lemonsqueezy\/|@paddle\/|@polar-sh\/|razorpay|paypal|@paypal\/|braintree)/
/** Short enough to be tried one after the other; invitations and tokens are long and random. */
const CODE =
  /^((coupon|promo(tion)?|voucher|discount|gift|access|otp|verification|login|redeem|license)_?(code|key)?|code|pin|passcode|password)$/i
const FORM =
  /contact|newsletter|wait-?list|(?<!un)subscri|feedback|inquir|enquir|\blead(?!er|ing)|rsvp|guest-?book|support-?ticket/i

/** What makes an effect worth counting; undefined: nothing. */
export function costOf(effect: Effect, { open, about, guesses }: Around): Cost | undefined {
  const { kind, what, module, chosen, set, doubts } = effect
  if (doubts.length > 0) return undefined
  if (kind === 'service') {
    const name = String(module)
    if (MAIL.test(name)) return 'mail'
    if (MODEL.test(name) && ASKS_MODEL.test(what)) return 'model'
    if (PAYS.test(name) && CHECKOUT.test(what)) return 'checkout'
  }
  if (kind === 'read' && (guesses || chosen.some(({ name, sent }) => sent && CODE.test(name)))) return 'guess'
  return open && kind === 'write' && set.some(({ sent }) => sent) && FORM.test(about) ? 'form' : undefined
}
