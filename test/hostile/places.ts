import { CODE_PLACES } from './places-in-code.ts'
import type { Place } from './app.ts'
import { asName, KEY, MANIFEST, REMOVES } from './app.ts'
import { MARK } from './texts.ts'

/** Where outside the code of an app a hostile text can stand. */
const NAME_PLACES = {
  'name of a file': {
    app: text => ({ files: { [`lib/${asName(text)}.ts`]: `export const key = '${KEY}'\n` } }),
  },
  'name of an env file': {
    app: text => ({
      files: { '.gitignore': 'node_modules\n', [`.env.${asName(text)}`]: `CLERK_SECRET_KEY=${KEY}\n` },
    }),
  },
  'folder of a route': {
    app: text => ({ files: { [`app/api/${asName(text)}/route.ts`]: REMOVES } }),
  },
  'segment of a route': {
    app: (text, n) => ({ files: { [`app/api/x${n}/[${asName(text)}]/route.ts`]: REMOVES } }),
  },
  'folder of a page': {
    app: text => ({
      files: {
        [`app/${asName(text)}/page.tsx`]: `import { db } from '@/lib/db'
export default async function Page() {
  return <ul>{(await db.order.findMany()).map(o => <li key={o.id}>{o.email}</li>)}</ul>
}
`,
      },
    }),
  },
  'file of actions': {
    app: text => ({
      files: {
        [`app/${asName(text)}.ts`]: `'use server'
import { db } from '@/lib/db'
export async function remove(id: string) {
  await db.order.delete({ where: { id } })
}
`,
      },
    }),
  },
  'path of a webhook': {
    app: text => ({
      files: {
        [`app/api/webhooks/${asName(text)}/route.ts`]: `import { db } from '@/lib/db'
export async function POST(request: Request) {
  const event = await request.json()
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response(null)
}
`,
      },
    }),
  },
  'folder of a workspace': {
    app: text => ({
      files: {
        [`${asName(text)}/package.json`]: JSON.stringify({ name: 'web', dependencies: MANIFEST }),
        [`${asName(text)}/app/api/x/route.ts`]: REMOVES.replace('@/lib/db', '../../../lib/db'),
        [`${asName(text)}/lib/db.ts`]:
          "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
      },
    }),
  },
  'folder that is audited': { apart: true, app: text => ({ folder: asName(text) }) },
  'name of a package': {
    apart: true,
    app: text => ({
      files: {
        'package.json': JSON.stringify({
          name: text,
          dependencies: { ...MANIFEST, [`@clerk/${text}`]: '1.0.0' },
        }),
      },
    }),
  },
  'version of a package': {
    apart: true,
    app: text => ({
      files: {
        'package.json': JSON.stringify({ name: 'a', dependencies: { ...MANIFEST, '@clerk/nextjs': text } }),
      },
    }),
  },
  // What is no version, or no name of a variable, is not taken for one.
  'version in a lock file': {
    apart: true,
    quiet: true,
    app: text => ({
      files: {
        'package-lock.json': JSON.stringify({
          lockfileVersion: 3,
          packages: { '': {}, 'node_modules/@clerk/nextjs': { version: text } },
        }),
      },
    }),
  },
  'value of the environment': {
    apart: true,
    quiet: true,
    app: text => ({
      files: {
        '.env': `CLERK_SECRET_KEY=${JSON.stringify(text)}\nNEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${JSON.stringify(text)}\n`,
      },
    }),
  },
  'name of a variable': {
    apart: true,
    quiet: true,
    app: text => ({ files: { '.env': `NEXT_PUBLIC_${text}_SECRET_KEY=${KEY}\n` } }),
  },
  'message of a commit': {
    quiet: true,
    app: (text, n) => ({
      commits: [
        { message: text, files: { [`old${n}.ts`]: `export const key = '${KEY}'\n` } },
        { message: 'remove', files: { [`old${n}.ts`]: '\n' } },
      ],
    }),
  },
  'author of a commit': {
    quiet: true,
    app: (text, n) => ({
      commits: [
        {
          message: 'add',
          author: text.replaceAll(/[<>\n]/g, ' '),
          files: { [`old${n}.ts`]: `export const key = '${KEY}'\n` },
        },
      ],
    }),
  },
  'file of a commit': {
    app: text => ({
      commits: [{ message: MARK, files: { [`${asName(text)}.ts`]: `export const key = '${KEY}'\n` } }],
    }),
  },
} as const satisfies Record<string, Place>

export const PLACES: Readonly<Record<keyof typeof NAME_PLACES | keyof typeof CODE_PLACES, Place>> = {
  ...NAME_PLACES,
  ...CODE_PLACES,
}

export type PlaceName = keyof typeof PLACES
