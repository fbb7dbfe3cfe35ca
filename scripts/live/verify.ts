import type { VerifyPart } from '../core/vocabulary.ts'
import { verifyWebhooks } from './deliveries/verify.ts'
import { verifyHeaders } from './headers.ts'
import { verifyActions, verifyRoutes } from './matrix/routes.ts'
import { NOTHING_MEASURED } from './setting.ts'
import type { Measured, Setting } from './setting.ts'

/** Asks the app part by part. A part that fails is unknown, and takes no other down with it. */
export async function verifyParts(setting: Setting, parts: readonly VerifyPart[]): Promise<Measured> {
  const all: Measured[] = []
  for (const part of parts) {
    try {
      all.push(await PARTS[part](setting))
    } catch (error) {
      const because = `it failed: ${error instanceof Error ? error.message : String(error)}`
      all.push({ ...NOTHING_MEASURED, unknown: [{ what: `verify: ${part}`, because }] })
    }
  }
  return {
    probes: all.flatMap(({ probes }) => probes),
    findings: all.flatMap(({ findings }) => findings),
    unknown: all.flatMap(({ unknown }) => unknown),
  }
}

const PARTS: Record<VerifyPart, (setting: Setting) => Promise<Measured>> = {
  routes: verifyRoutes,
  actions: verifyActions,
  webhooks: verifyWebhooks,
  headers: verifyHeaders,
}
