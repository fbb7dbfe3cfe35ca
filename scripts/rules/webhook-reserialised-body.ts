import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Fix } from '../core/fix.ts'
import type { EndpointKind } from '../core/vocabulary.ts'
import { byHand } from '../fixes/by-hand.ts'
import { rawBody } from '../fixes/raw-body.ts'
import { placeOf } from '../project/lines.ts'
import type { ts } from '../project/typescript.ts'

const HANDLERS = new Set<EndpointKind>(['route-handler', 'pages-api', 'hono-route'])

/**
 * A signature is over the bytes that were sent. `JSON.stringify(await req.json())` may give other bytes, so genuine
 * events can be refused, and what is verified is not what was received (https://docs.svix.com/receiving/verifying-payloads/why).
 */
function* check(model: Model): Iterable<Hit> {
  for (const endpoint of model.endpoints) {
    if (!HANDLERS.has(endpoint.kind)) continue
    for (const { kind, node } of model.judge(endpoint).anonymous.observations) {
      if (kind !== 'reserialised-body') continue
      yield {
        place: placeOf(node),
        message:
          'The signature is checked over a body that was parsed and written again, not over the bytes that were sent.',
        attack:
          'Sends a body that parses the same and is written differently (duplicate keys, big numbers), and works on the gap between what was signed and what is read.',
        endpoint: endpoint.id,
        fix: fixOf(node, endpoint.file),
      }
    }
  }
}

function fixOf(node: ts.Node, file: string): Fix {
  const title = `Check the signature in ${file} over the body as it was sent`
  const sentence = `In ${file}, read the body once by \`await request.text()\`, hand that text to the check, and parse it by \`JSON.parse\` afterwards; in the Pages Router turn the body parser off for it (\`export const config = { api: { bodyParser: false } }\`).`
  return rawBody(node, title) ?? byHand(title, sentence)
}

const rule: Rule<Model> = {
  id: 'webhook-reserialised-body',
  title: 'Webhook signature is checked over a re-serialised body',
  group: 'webhooks',
  severity: 'low',
  confidence: 'high',
  cwe: [347],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
