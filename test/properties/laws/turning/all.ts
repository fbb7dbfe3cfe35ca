import { OF_THE_GUARD } from './guard.ts'
import { OF_THE_ORDER } from './order.ts'
import type { TurningLaw } from './site.ts'

/** Ways to break a guard: none of them may leave the answer `guarded`. */
export const TURNING: readonly TurningLaw[] = [...OF_THE_GUARD, ...OF_THE_ORDER]
