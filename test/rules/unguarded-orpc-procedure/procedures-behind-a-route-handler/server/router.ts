import { authed, base } from './base'
import { clearPlanets, createPlanet, listPlanets, removePlanet, renamePlanet } from './planets'
import * as moons from './moons'

export const router = {
  planet: {
    list: listPlanets,
    create: createPlanet,
    rename: renamePlanet,
    remove: removePlanet,
    clear: clearPlanets,
  },
  moons,
  // What the builder uses stands before each procedure of the router.
  stars: authed.router({
    // ok: unguarded-orpc-procedure
    create: base.handler(async () => {
      await import('@/lib/db').then(({ db }) => db.star.create({ data: { at: new Date() } }))
    }),
  }),
  later: base.lazy(() => import('./later')),
}
