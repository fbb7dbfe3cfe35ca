import { createFixture } from 'fs-fixture'
import type { FileTree } from 'fs-fixture'
import type { Model } from '../scripts/access/model.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { EntryPoint } from '../scripts/endpoints/entry-point.ts'
import { planFixes } from '../scripts/fixes/plan.ts'
import { webhookFix } from '../scripts/rules/webhooks/fix.ts'
import { modelOf } from './audited.ts'
import type { Shape } from './webhook-shapes.ts'

export const ROUTE = 'app/api/webhooks/clerk/route.ts'

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'ES2017',
    lib: ['dom', 'dom.iterable', 'esnext'],
    module: 'esnext',
    moduleResolution: 'bundler',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    paths: { '@/*': ['./*'] },
  },
  include: ['**/*.ts', '**/*.js'],
})

/** What the shapes import, and a tsconfig as Next writes it. */
export const LIBRARIES: FileTree = {
  'lib/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
  'lib/log.ts':
    'export const withLogging = <T>(handler: T): T => handler\nexport function verifyWebhook(): void {}\n',
  'prisma.d.ts':
    "declare module '@prisma/client' {\n  export class PrismaClient { user: any; session: any }\n}\n",
  'tsconfig.json': TSCONFIG,
}

export function appOf({ route, file, clerk }: Pick<Shape, 'route' | 'file' | 'clerk'>): FileTree {
  const dependencies = { '@clerk/nextjs': clerk ?? '7.9.17', next: '16.4.6', '@prisma/client': '7.0.0' }
  return {
    'package.json': JSON.stringify({ name: 'app', dependencies }),
    ...LIBRARIES,
    [file ?? ROUTE]: route,
  }
}

/** The app's webhook endpoint, looked at with everything around it. */
export async function inApp<T>(
  shape: Pick<Shape, 'route' | 'file' | 'clerk'>,
  look: (model: Model, post: EntryPoint) => T,
): Promise<T> {
  await using fixture = await createFixture(appOf(shape))
  const model = modelOf(fixture.path)
  const post = model.endpoints.find(endpoint => endpoint.method === 'POST')
  if (post === undefined) throw new Error('no endpoint')
  return look(model, post)
}

/** The shape's file after its fix. */
export async function fixed(shape: Shape): Promise<{ fix: Fix; text: string }> {
  return await inApp(shape, ({ project }, post) => {
    const fix = webhookFix(project, post)
    if (fix === undefined) throw new Error('no fix')
    const { changes } = planFixes([fix], project.text)
    return { fix, text: changes[0]?.after ?? shape.route }
  })
}
