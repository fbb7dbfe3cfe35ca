import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from './cli-io.ts'
import { appWithNext } from './e2e/live-app.ts'

const WRITES = {
  'app/api/notes/route.ts': `import { writeFile } from 'node:fs/promises'

export async function POST(request: Request) {
  await writeFile('notes.json', await request.text())
  return Response.json({ ok: true })
}

export async function GET() {
  return Response.json({ text: 'hello' })
}
`,
}

const seen: IncomingMessage[] = []
let server: Server
let port = 0
let app = ''
beforeEach(async () => {
  seen.length = 0
  app = appWithNext('', WRITES)
  server = createServer((request, response) => {
    seen.push(request)
    // As Clerk's middleware marks it.
    if (request.headers.authorization === undefined) response.setHeader('x-clerk-auth-status', 'signed-out')
    response.setHeader('content-type', 'application/json')
    response.end('{"text":"hello"}')
  })
  await new Promise<void>(resolve => server.listen(0, '0.0.0.0', resolve))
  const address = server.address()
  port = address !== null && typeof address === 'object' ? address.port : 0
})
afterEach(() => {
  server.close()
  rmSync(app, { recursive: true, force: true })
})

describe('an app that runs already', () => {
  it('is asked by every caller, and nothing that may change something is sent', async () => {
    const { code, stderr, stdout } = await run(['verify', app, '--url', `http://localhost:${port}`])
    expect(stderr).toContain('CLERK_API_URL=http://127.0.0.1:47521')
    expect(stderr).toContain('left out, since they may change something: POST /api/notes')
    expect(stdout).toContain('Asked the running app')
    expect(code).toBe(0)
    expect(seen.some(({ headers }) => headers.authorization !== undefined)).toBe(true)
    expect(
      [...new Set(seen.map(({ method }) => method))].filter(
        each => !/^(?:GET|HEAD|OPTIONS)$/.test(each ?? ''),
      ),
    ).toEqual([])
  })

  it('elsewhere is asked as a signed-out caller alone', async () => {
    // Not one of the names of the loopback, and yet of this machine.
    const { stdout } = await run(['verify', app, '--url', `http://0.0.0.0:${port}`, '--allow-remote'])
    expect(stdout).toContain('Asked the running app')
    expect(seen.length).toBeGreaterThan(0)
    const shown = seen.filter(
      ({ headers }) => headers.authorization !== undefined || /__session=/.test(headers.cookie ?? ''),
    )
    expect(shown).toEqual([])
    expect(
      [...new Set(seen.map(({ method }) => method))].filter(
        each => !/^(?:GET|HEAD|OPTIONS)$/.test(each ?? ''),
      ),
    ).toEqual([])
  })
})
