/** Unverified webhook handlers as apps write them. Each stands at `app/api/webhooks/clerk/route.{ts,js}`. */
export interface Shape {
  name: string
  route: string
  file?: string
  /** Version of @clerk/nextjs; the newest by default. */
  clerk?: string
  /** What the fix must not lose, and what it must write. */
  holds: readonly string[]
}

export const DB = "import { db } from '@/lib/db'\n"

export const SHAPES: readonly Shape[] = [
  {
    name: "an event with its type, and Next's request",
    route: `import type { WebhookEvent } from '@clerk/nextjs/server'
import type { NextRequest as Incoming } from 'next/server'
${DB}
export async function POST(request: Incoming) {
  const event: WebhookEvent = await request.json()
  if (event.type === 'user.created') await db.user.create({ data: { id: event.data.id } })
  return new Response('ok')
}
`,
    holds: ['    event = await verifyWebhook(request, { signingSecret })\n'],
  },
  {
    name: 'a function that reads an untyped body',
    route: `${DB}
/** Clerk tells us of new users. */
export async function POST(req: Request) {
  const payload = await req.json()
  if (payload.type === 'user.created') {
    await db.user.create({ data: { id: payload.data.id, at: payload.timestamp } })
  }
  return new Response('ok')
}
`,
    holds: [
      "import { verifyWebhook } from '@clerk/nextjs/webhooks'\nimport type { NextRequest } from 'next/server'\n",
      '    await verifyWebhook(req.clone() as NextRequest, { signingSecret })\n',
      '  const payload = await req.json()\n',
    ],
  },
  {
    name: 'a body taken apart at once',
    route: `${DB}
export async function POST(req: Request) {
  const { type, data } = await req.json()
  switch (type) {
    case 'user.deleted':
      await db.user.delete({ where: { id: data.id } })
  }
  return Response.json({ received: true })
}
`,
    holds: ['verifyWebhook(req.clone() as NextRequest,', 'const { type, data } = await req.json()'],
  },
  {
    name: 'an event with its type',
    route: `import type { WebhookEvent } from '@clerk/nextjs/server'
${DB}
export async function POST(request: Request) {
  const event: WebhookEvent = await request.json()

  if (event.type === 'user.created') await db.user.create({ data: { id: event.data.id } })
  return new Response('ok')
}
`,
    holds: [
      '  let event: WebhookEvent\n  try {\n    event = await verifyWebhook(request as NextRequest, { signingSecret })\n',
    ],
  },
  {
    name: 'a cast, double quotes, semicolons, four spaces and CRLF',
    route: `import { WebhookEvent } from "@clerk/nextjs/server";
import { db } from "@/lib/db";

export async function POST(request: Request) {
    const evt = (await request.json()) as WebhookEvent;
    const name = "signingSecret";
    if (evt.type === "user.created") {
        await db.user.create({ data: { id: evt.data.id, name } });
    }
    return new Response("");
}
`.replaceAll('\n', '\r\n'),
    holds: [
      'import { verifyWebhook } from "@clerk/nextjs/webhooks";\r\n',
      '    let evt: WebhookEvent;\r\n    try {\r\n        evt = await verifyWebhook(request as NextRequest, { signingSecret: webhookSigningSecret });\r\n',
      '        return new Response("Bad Request", { status: 400 });\r\n',
    ],
  },
  {
    name: 'an arrow that answers with NextResponse',
    route: `import { NextResponse, type NextRequest } from 'next/server'
${DB}
export const POST = async (req: NextRequest): Promise<NextResponse> => {
  const body = await req.json()
  await db.session.create({ data: { kind: 'session.created', id: body.data.id } })
  return NextResponse.json({ ok: true })
}
`,
    holds: [
      "return new NextResponse('Bad Request', { status: 400 })",
      'verifyWebhook(req.clone() as NextRequest,',
    ],
  },
  {
    name: 'a body read as text and parsed',
    route: `${DB}
export async function POST(req: Request) {
  const raw = await req.text()
  const event = JSON.parse(raw)
  if (event.type === 'user.updated') await db.user.update({ where: { id: event.data.id }, data: {} })
  return new Response(null, { status: 204 })
}
`,
    holds: ['verifyWebhook(req.clone() as NextRequest,', 'const raw = await req.text()'],
  },
  {
    name: 'a handler exported under another name',
    route: `${DB}
async function handler(req: Request) {
  const event = await req.json()
  if (event.type === 'user.deleted') await db.user.delete({ where: { id: event.data.id } })
  return new Response('ok')
}

export { handler as POST }
`,
    holds: ['async function handler(req: Request) {\n  const signingSecret ='],
  },
  {
    name: 'a function without async',
    route: `${DB}
export function POST(req: Request) {
  return req.json().then(async event => {
    await db.user.create({ data: { from: 'user.created', id: event.data.id } })
    return new Response('ok')
  })
}
`,
    holds: ['export async function POST(req: Request) {\n', '  return req.json().then('],
  },
  {
    name: 'JavaScript with tabs, no import and a body on one line',
    file: 'app/api/webhooks/clerk/route.js',
    route: `export const POST = async req => { const event = await req.json(); await fetch('https://crm.example/' + event.type, { method: 'POST', body: 'user.created' }); return new Response('ok') }

export const helper = () => {
	return 1
}
`,
    holds: [
      "import { verifyWebhook } from '@clerk/nextjs/webhooks'\n\nexport const POST",
      '\t\tawait verifyWebhook(req.clone(), { signingSecret })\n',
      '\n\tconst event = await req.json();',
    ],
  },
  {
    name: 'an SDK from before its verifier was sound',
    clerk: '6.23.2',
    route: `${DB}
export async function POST(req: Request) {
  const payload = await req.json()
  if (payload.type === 'user.created') await db.user.create({ data: { id: payload.data.id } })
  return new Response('ok')
}
`,
    holds: [
      "import { Webhook } from 'svix'\n",
      '  const rawBody = await req.clone().text()\n',
      '    new Webhook(signingSecret).verify(rawBody, {\n',
      '  const payload = await req.json()\n',
    ],
  },
  {
    name: 'an old SDK, and an event with its type',
    clerk: '5.7.5',
    route: `import { WebhookEvent } from '@clerk/nextjs/server'
import { Webhook as Svix } from 'svix'
${DB}
export async function POST(req: Request) {
  const event: WebhookEvent = await req.json()
  if (event.type === 'user.created') await db.user.create({ data: { id: event.data.id, by: Svix.name } })
  return new Response('ok')
}
`,
    holds: [
      'new Svix(signingSecret).verify(payload, {',
      '  const event: WebhookEvent = JSON.parse(payload)\n',
    ],
  },
  {
    name: 'an import that stands there already',
    route: `import { verifyWebhook as verify } from '@clerk/nextjs/webhooks'
${DB}
export async function POST(req: Request) {
  // TODO ${'verify'}
  const payload = await req.json()
  if (payload.type === 'user.created') await db.user.create({ data: { id: payload.data.id, by: verify.name } })
  return new Response('ok')
}
`,
    holds: ['    await verify(req.clone() as NextRequest, { signingSecret })\n'],
  },
]
