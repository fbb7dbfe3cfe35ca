/** How a handler asks who calls, and in which wrong ways it could. */
export interface Idiom {
  name: string
  /** Statements of the handler before its effect. */
  guard: readonly string[]
  /** Guards that stop nobody, by what is wrong with them. */
  broken: Readonly<Record<string, readonly string[]>>
  /** Names to import from Clerk. */
  clerk: readonly string[]
  /** Names to import from the app's own guard module. */
  own: readonly string[]
}

const REFUSE = "return new Response('Unauthorized', { status: 401 })"

export const IDIOMS: readonly Idiom[] = [
  {
    name: 'userId and early return',
    guard: ['const { userId } = await auth()', `if (!userId) ${REFUSE}`],
    broken: {
      negated: ['const { userId } = await auth()', `if (userId) ${REFUSE}`],
      'not awaited': ['const session = auth()', `if (!session) ${REFUSE}`],
      'result ignored': ['const { userId } = await auth()', 'console.log(userId)'],
    },
    clerk: ['auth'],
    own: [],
  },
  {
    name: 'isAuthenticated, renamed and nested',
    guard: ['const { isAuthenticated: known } = await auth()', 'if (known === false) {', `  ${REFUSE}`, '}'],
    broken: {
      negated: ['const { isAuthenticated: known } = await auth()', 'if (known) {', `  ${REFUSE}`, '}'],
      'fields of a promise': [
        'const { isAuthenticated: known } = auth() as any',
        'if (known === false) {',
        `  ${REFUSE}`,
        '}',
      ],
    },
    clerk: ['auth'],
    own: [],
  },
  {
    name: 'auth.protect()',
    guard: ['await auth.protect()'],
    broken: {
      'not awaited': ['auth.protect()'],
      voided: ['void auth.protect()'],
      swallowed: ['try {', '  await auth.protect()', '} catch {', "  console.log('nobody')", '}'],
    },
    clerk: ['auth'],
    own: [],
  },
  {
    name: 'currentUser and a ternary of throws',
    guard: [
      'const user = await currentUser()',
      "if (user === null || user === undefined) throw new Error('Unauthorized')",
    ],
    broken: {
      negated: ['const user = await currentUser()', "if (user !== null) throw new Error('Unauthorized')"],
      'not awaited': ['const user = currentUser()', "if (!user) throw new Error('Unauthorized')"],
    },
    clerk: ['currentUser'],
    own: [],
  },
  {
    name: 'a helper that throws',
    guard: ['await requireUser()'],
    broken: {
      'not awaited': ['requireUser()'],
      swallowed: ['try {', '  await requireUser()', '} catch (error) {', '  console.error(error)', '}'],
      'caught by a callback': ['await requireUser().catch(() => null)'],
    },
    clerk: [],
    own: ['requireUser'],
  },
  {
    name: 'a helper that gives a user or null',
    guard: ['const user = await findUser()', `if (!user) ${REFUSE}`],
    broken: {
      negated: ['const user = await findUser()', `if (user) ${REFUSE}`],
      'not awaited': ['const user = findUser()', `if (!user) ${REFUSE}`],
    },
    clerk: [],
    own: ['findUser'],
  },
  {
    name: 'a helper that gives an answer to return',
    guard: ['const refused = await refuseStrangers()', 'if (refused) return refused'],
    broken: {
      'result ignored': ['await refuseStrangers()'],
      negated: [
        'const refused = await refuseStrangers()',
        "if (!refused) return new Response('no', { status: 401 })",
      ],
    },
    clerk: [],
    own: ['refuseStrangers'],
  },
  {
    name: 'a helper that gives a result to check',
    guard: [
      'const result = await checkUser()',
      'if (!result.success) return Response.json({ error: result.error }, { status: 401 })',
    ],
    broken: {
      'result ignored': ['const result = await checkUser()', 'console.log(result.success)'],
    },
    clerk: [],
    own: ['checkUser'],
  },
]

/** The app's own guards, in a file two steps away. */
const GUARDS = `import { auth, currentUser } from '@clerk/nextjs/server'
import { cache } from 'react'

const session = cache(async () => {
  const { userId } = await auth()
  return userId
})

export async function requireUser() {
  const userId = await session()
  if (!userId) throw new Error('Unauthorized')
  return userId
}

export const findUser = async () => {
  const user = await currentUser()
  return user ? { id: user.id } : null
}

export async function refuseStrangers(): Promise<Response | undefined> {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) return new Response('Unauthorized', { status: 401 })
  return undefined
}

export async function checkUser() {
  const { userId } = await auth()
  if (!userId) return { success: false as const, error: 'Unauthorized' }
  return { success: true as const, userId }
}
`

/** Everything about the writing that must not change the answer. */
export interface Style {
  shape: 'function' | 'arrow' | 'renamed' | 'wrapped'
  importAs: 'alias' | 'relative' | 'barrel' | 'namespace'
  rename: boolean
  quotes: "'" | '"'
  lineEnd: '\n' | '\r\n'
  comments: boolean
  deadCode: boolean
}

const EFFECT = [
  'const body = await req.json()',
  'const post = await db.post.create({ data: { title: body.title } })',
]

/** The files of a little app whose POST handler runs `guard` and then writes; `first` puts the write in front. */
export function appOf(
  idiom: Idiom,
  guard: readonly string[],
  style: Style,
  first = false,
): Record<string, string> {
  const lines = first ? [...EFFECT, ...guard] : [...guard, ...EFFECT]
  const body = renamed([...lines, 'return Response.json(post)'], idiom, style)
  const handler = shaped(style, decorated(body, style))
  const text = [...importsOf(idiom, style), '', ...handler, ''].join('\n')
  return {
    'app/api/posts/route.ts': written(text, style),
    'lib/guards.ts': written(GUARDS, style),
    'lib/barrel.ts': written("export * from './guards'\n", style),
    'lib/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  }
}

function importsOf({ clerk, own }: Idiom, { importAs, rename }: Style): string[] {
  const names = clerk.map(name => (rename ? `${name} as my${name}` : name))
  const from = {
    alias: '@/lib/guards',
    relative: '../../../lib/guards',
    barrel: '@/lib/barrel',
    namespace: '@/lib/guards',
  }[importAs]
  const ours =
    importAs === 'namespace'
      ? `* as guards`
      : `{ ${own.map(name => (rename ? `${name} as my${name}` : name)).join(', ')} }`
  return [
    ...(names.length > 0 ? [`import { ${names.join(', ')} } from '@clerk/nextjs/server'`] : []),
    ...(own.length > 0 ? [`import ${ours} from '${from}'`] : []),
    "import { db } from '@/lib/db'",
  ]
}

function renamed(lines: readonly string[], { clerk, own }: Idiom, { importAs, rename }: Style): string[] {
  return lines.map(line => {
    let text = line
    for (const name of clerk)
      if (rename) text = text.replaceAll(new RegExp(`\\b${name}\\b(?=[(.])`, 'g'), `my${name}`)
    for (const name of own) {
      const called = importAs === 'namespace' ? `guards.${name}` : rename ? `my${name}` : name
      text = text.replaceAll(new RegExp(`\\b${name}\\(`, 'g'), `${called}(`)
    }
    return text
  })
}

function decorated(lines: readonly string[], { comments, deadCode }: Style): string[] {
  const head = comments ? ['// auth.protect() is called elsewhere', '/* if (!userId) return */'] : []
  const dead = deadCode
    ? ['if (false) {', "  throw new Error('never')", '}', 'function unused() {', '  return null', '}']
    : []
  return [...head, ...dead, ...lines].map(line => `  ${line}`)
}

function shaped({ shape }: Style, body: readonly string[]): string[] {
  switch (shape) {
    case 'function':
      return ['export async function POST(req: Request) {', ...body, '}']
    case 'arrow':
      return ['export const POST = async (req: Request) => {', ...body, '}']
    case 'renamed':
      return ['async function handler(req: Request) {', ...body, '}', 'export { handler as POST }']
    case 'wrapped':
      return [
        'const logged = (run: (req: Request) => Promise<Response>) => async (req: Request) => {',
        "  console.log('called')",
        '  return await run(req)',
        '}',
        'export const POST = logged(async (req: Request) => {',
        ...body,
        '})',
      ]
  }
}

function written(text: string, { quotes, lineEnd }: Style): string {
  const quoted = quotes === "'" ? text : text.replaceAll("'", '"')
  return lineEnd === '\n' ? quoted : quoted.replaceAll('\n', '\r\n')
}
