import { appOf, IDIOMS, type Style } from '../guarded-app.ts'
import { fixtureOf, type LawFixture } from './fixtures.ts'

const PACKAGE = JSON.stringify({
  dependencies: { next: '16.4.6', '@clerk/nextjs': '7.9.17', '@prisma/client': '7.0.0' },
})

/** Plain to read: the laws do the rewriting. */
const PLAIN: Style = {
  shape: 'function',
  importAs: 'alias',
  rename: false,
  quotes: "'",
  lineEnd: '\n',
  comments: false,
  deadCode: false,
}

/** The generated apps, sound and broken, as fixtures. */
export function guardedApps(): LawFixture[] {
  return IDIOMS.flatMap(idiom =>
    [['sound', idiom.guard] as const, ...Object.entries(idiom.broken)].map(([what, guard]) =>
      fixtureOf(
        `generated/${idiom.name}, ${what}`,
        new Map([['package.json', PACKAGE], ...Object.entries(appOf(idiom, guard, PLAIN))]),
      ),
    ),
  )
}
