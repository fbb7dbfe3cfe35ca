import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'

export class ClerkWebhooks {
  constructor(private readonly strict: boolean) {}

  async read(request: NextRequest) {
    if (!this.strict) return (await request.json()) as { type: string; data: { id: string } }
    return verifyWebhook(request)
  }
}

export const strict = new ClerkWebhooks(true)
export const lax = new ClerkWebhooks(false)
