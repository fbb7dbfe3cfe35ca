import { measureSecrets } from './secret-tables/measure.ts'
import type { Score } from './secret-tables/measure.ts'

/** A row each: how many planted keys are found, and how many look-alikes are taken for keys, by half of the table. */
export function secretRows(): string[] {
  const { missed, falseAlarms } = measureSecrets()
  return [
    `planted keys found        ${missed.map(score => share(score, score.rows - score.wrong.length)).join('   ')}`,
    `look-alikes taken for keys  ${falseAlarms.map(score => share(score, score.wrong.length)).join('   ')}`,
  ]
}

function share({ half, rows }: Score, count: number): string {
  return `${half}: ${count} of ${rows} (${((100 * count) / rows).toFixed(1)} %)`
}
