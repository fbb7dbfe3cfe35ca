import { deepOrigin } from '../deep-origin.ts'
import type { NativeCall } from '../values.ts'

/** The whole of an event, or of what it tells about somebody. */
const WHOLE = /^(event|body)(\.data)?(\.object)?$/
/** Fields of Clerk's user, session and e-mail events that tell who somebody is or how to reach them. */
const PERSONAL =
  /\.(email_addresses?|emailAddresses|email|phone_numbers?|phone|first_name|last_name|username|birthday|external_accounts|web3_wallets|ip_address|otp_code|to_email_address|body_plain|(private|unsafe|public)_metadata|public_user_data|customer_details|shipping)\b/

/** Notes that a sender's event is written to a log as it came. */
export function notePayload({ run, args, site }: NativeCall): void {
  if (!run.facts.sender) return
  const inputs = args.flatMap(arg => deepOrigin(arg).from?.inputs ?? [])
  if (inputs.some(input => WHOLE.test(input) || PERSONAL.test(input))) run.observe('payload-logged', site)
}
