import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes an app whose `next` is a script of a test's own. */
export function appWithNext(script: string, files: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fake-next-')))
  const all: Record<string, string> = {
    'package.json': JSON.stringify({ dependencies: { next: '16.0.0', '@clerk/nextjs': '7.0.0' } }),
    'app/page.tsx': 'export default function Home() {\n  return <h1>Home</h1>\n}\n',
    'app/api/notes/route.ts': ROUTE,
    'middleware.ts': MIDDLEWARE,
    'node_modules/next/package.json': JSON.stringify({ version: '16.0.0', bin: { next: 'next.cjs' } }),
    'node_modules/next/next.cjs': script,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const MIDDLEWARE = `import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware()

export const config = { matcher: ['/(.*)'] }
`

const ROUTE = `import { auth } from '@clerk/nextjs/server'
import { readFile } from 'node:fs/promises'

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await readFile('notes.json', 'utf8'))
}
`

/** A server that a fake `next` starts with: `answer` is the body of its handler. */
export function serving(answer: string): string {
  return `const port = Number(process.argv[process.argv.indexOf('-p') + 1])
console.log('listening on', port)
require('node:http').createServer((request, response) => { ${answer} }).listen(port, '127.0.0.1')
`
}

/** Marks what Clerk's middleware marks, and lets in whoever shows a token of three parts with a signature. */
export const CLERK = `
const token = /^Bearer (.+)$/.exec(request.headers.authorization || '')
const signed = token && token[1].split('.').length === 3 && !token[1].endsWith('.')
const inside = signed && JSON.parse(Buffer.from(token[1].split('.')[0], 'base64url')).alg === 'RS256'
if (!inside) response.setHeader('x-clerk-auth-status', 'signed-out')
`
