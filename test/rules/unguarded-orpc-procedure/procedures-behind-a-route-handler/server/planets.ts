import { z } from 'zod'
import { db } from '@/lib/db'
import { authed, base, lenient, seated } from './base'

// Reads only, on a builder that asks nobody: a question.
// ok: unguarded-orpc-procedure
export const listPlanets = base.handler(async () => db.planet.findMany())

export const createPlanet = authed
  .route({ method: 'POST', path: '/planets' })
  .input(z.object({ name: z.string() }))
  // ok: unguarded-orpc-procedure
  .handler(async ({ input, context }) => db.planet.create({ data: { ...input, by: context.userId } }))

export const renamePlanet = lenient
  .input(z.object({ id: z.string(), name: z.string() }))
  .errors({ FORBIDDEN: {} })
  // ok: unguarded-orpc-procedure
  .handler(async ({ input, context, errors }) => {
    if (!context.viewer) throw errors.FORBIDDEN()
    // ruleid: foreign-object-changed
    return db.planet.update({ where: { id: input.id }, data: { name: input.name } })
  })

export const removePlanet = lenient
  .input(z.object({ id: z.string() }))
  // ruleid: unguarded-orpc-procedure
  .handler(async ({ input, context }) => {
    await db.planet.delete({ where: { id: input.id } })
    return { by: context.viewer }
  })

// unknown: unguarded-orpc-procedure
export const clearPlanets = seated.handler(async () => db.planet.deleteMany())
