/** Sources that are made to exhaust whoever reads them: the bench times them, and the tests ask what is said of them. */
export interface HostileSource {
  name: string
  /** Files beside package.json. */
  files: Readonly<Record<string, string>>
}

const IMPORTS = "import { auth } from '@clerk/nextjs/server'\nimport { db } from 'pg'\n"
const ROUTE = 'app/api/x/route.ts'

/** A handler that ends in an effect, with something costly before it. */
function handler(before: string, above = ''): string {
  return `${IMPORTS}${above}\nexport async function POST(req) {\n  const b = await req.json(); let x = 0\n${before}\n  await db.query(x)\n}\n`
}

function times(count: number, one: (index: number) => string, between = '\n'): string {
  return Array.from({ length: count }, (_, index) => one(index)).join(between)
}

/** Each function calls the one before it twice. */
function doubling(depth: number): string {
  return `function f0(x) { return x }\n${times(depth, i => `function f${i + 1}(x) { return f${i}(x) + f${i}(x) }`)}`
}

const entries = times(30_000, i => `k${i}: ${i}`, ',\n')

/** By what is costly in them; none may take longer than a second, and what ends unfinished is said. */
export const HOSTILE: readonly HostileSource[] = [
  route('branches', handler(times(10_000, i => `if (b.a${i}) x = ${i}; else x = b.q`))),
  route('a switch', handler(`switch (b.k) {\n${times(5_000, i => `case ${i}: x = ${i}; break`)}\n}`)),
  route(
    'a switch that falls through',
    handler(`switch (b.k) {\n${times(5_000, i => `case ${i}: x = ${i}`)}\n}`),
  ),
  route('conditions', handler(times(60, () => `if (${times(190, i => `b.a${i}`, ' && ')}) x = 1`))),
  route(
    'recursion',
    handler(
      'a(b)',
      'function a(x) { return c(x) + c(x) }\nfunction c(x) { return [1, 2, 3].map(y => a(y) + c(y)) }',
    ),
  ),
  route('doubling calls', handler('f60(b)', doubling(60))),
  route(
    'doubling calls of a module',
    handler('x = v1', `${doubling(60)}\n${times(50, i => `const v${i} = f60(${i})`)}`),
  ),
  route(
    'closures',
    handler(
      `${times(100, i => `const c${i} = q => ${i === 0 ? 'q' : `c${i - 1}(q) + c${i - 1}(q)`}`)}\nx = c99(b)`,
    ),
  ),
  route(
    'a large object',
    handler(
      times(4_000, i => `x = big[b.i${i}]`),
      `const big = {\n${entries}\n}`,
    ),
  ),
  route(
    'shared objects',
    handler(
      'await db.query(s6)',
      `const s0 = { a: 1 }\n${times(6, i => `const s${i + 1} = { ${times(60, k => `k${k}: s${i}`, ', ')} }`)}`,
    ),
  ),
  route('doubling text', handler(`let s = 'abcdefgh'\n${times(300, () => 's = s + `${s}`')}\nx = s`)),
  route(
    'calls into packages',
    handler(
      times(5_000, i => `if (await check${i}(b)) x = ${i}`),
      `import { ${times(5_000, i => `check${i}`, ',\n')} } from 'x'`,
    ),
  ),
  route('promises', handler(times(5_000, i => `const q${i} = auth(b)`))),
  route(
    'keys',
    handler(
      'x = 1',
      times(10_000, i => `// sk_live_4eC39HqLyjWDarj${i}TtzdpZ`),
    ),
  ),
  {
    name: 'a minified chunk',
    files: {
      [ROUTE]: handler('x = chunk(b)', "import { chunk } from './chunk'"),
      'app/api/x/chunk.js': `export function chunk(q){${'a(q);'.repeat(1_000_000)}}`,
    },
  },
  {
    name: 'route patterns',
    files: {
      [ROUTE]: handler(''),
      'proxy.ts': `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'\nconst open = createRouteMatcher([\n${times(2_000, i => `'/p${i}(.*)'`, ',\n')}\n])\nexport default clerkMiddleware(async (auth, req) => { if (!open(req)) await auth.protect() })\n`,
    },
  },
]

/** What the hostile ones are compared with. */
export const PLAIN: HostileSource = route('nothing', handler('if (b.a) x = 1'))

function route(name: string, source: string): HostileSource {
  return { name, files: { [ROUTE]: source } }
}

export const HOSTILE_PACKAGE = JSON.stringify({
  dependencies: { next: '16.4.5', '@clerk/nextjs': '7.9.17', pg: '8.16.0' },
})
