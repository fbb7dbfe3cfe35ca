import { describe, expect, it } from 'vitest'
import { discovered, packageJson, rowsOf, type Files, type Row } from './endpoints-fixture.ts'

const PAGE = 'export default function Page() {}\n'
const page = (path: string, file: string, line = 1): Row => [
  `page ${path}`,
  'page',
  `${file}:${line}`,
  null,
  'default',
  path,
]
const route = (verb: string, path: string, file: string, line = 1): Row => [
  `${verb} ${path}`,
  'route-handler',
  `${file}:${line}`,
  verb,
  verb,
  path,
]

const ROUTES: [string, Files, Row[]][] = [
  [
    'groups, slots and dynamic segments of src/app',
    {
      'src/app/(shop)/items/[id]/page.tsx': PAGE,
      'src/app/@side/more/page.jsx': PAGE,
      'src/app/docs/[...slug]/page.js': PAGE,
      'src/app/help/[[...slug]]/page.tsx': PAGE,
      'src/app/_parts/page.tsx': PAGE,
      'src/app/%5Fpublic/page.tsx': PAGE,
      'src/app/items/helper.ts': PAGE,
    },
    [
      page('/_public', 'src/app/%5Fpublic/page.tsx'),
      page('/items/[id]', 'src/app/(shop)/items/[id]/page.tsx'),
      page('/more', 'src/app/@side/more/page.jsx'),
      page('/docs/[...slug]', 'src/app/docs/[...slug]/page.js'),
      page('/help/[[...slug]]', 'src/app/help/[[...slug]]/page.tsx'),
    ],
  ],
  [
    'intercepting folders answer for the route that they intercept',
    {
      'app/feed/(..)photo/page.tsx': PAGE,
      'app/feed/@modal/(.)item/[id]/page.tsx': PAGE,
      'app/a/b/(..)(..)top/page.tsx': PAGE,
      'app/a/b/(...)far/page.tsx': PAGE,
    },
    [
      page('/top', 'app/a/b/(..)(..)top/page.tsx'),
      page('/far', 'app/a/b/(...)far/page.tsx'),
      page('/photo', 'app/feed/(..)photo/page.tsx'),
      page('/feed/item/[id]', 'app/feed/@modal/(.)item/[id]/page.tsx'),
    ],
  ],
  [
    'default exports by name, by wrapper and from elsewhere',
    {
      'app/a/page.tsx': "'use client'\n\nconst Page = async () => null\n\nexport default Page\n",
      'app/b/page.tsx': 'function Page() {}\n\nexport default withUser(Page)\n',
      'app/c/page.tsx': "export { default } from '../a/page'\n",
      'app/d/page.tsx': "import Page from '../a/page'\n\nexport default Page\n",
      'app/e/page.js': 'function Page() {}\nmodule.exports = Page\n',
      'app/f/page.tsx': 'function Page() {}\nexport { Page as default }\n',
    },
    [
      page('/a', 'app/a/page.tsx', 3),
      page('/b', 'app/b/page.tsx', 3),
      page('/c', 'app/c/page.tsx'),
      page('/d', 'app/d/page.tsx', 3),
      page('/e', 'app/e/page.js'),
      page('/f', 'app/f/page.tsx'),
    ],
  ],
  [
    'a verb as function, constant, wrapped, aliased and destructured',
    {
      'app/route.ts':
        '/** Health. */\nexport async function GET() {}\nexport const HEAD = GET\nexport type POST = string\n',
      'app/a/route.ts':
        'export const PUT = withUser(async () => {})\n\nexport const PATCH =\n  async () => {}\n',
      'app/b/route.ts': 'const handler = () => {}\n\nexport { handler as GET, handler as POST }\n',
      'app/c/route.ts': 'export const { GET, POST } = serve({})\nexport const revalidate = 1\n',
      'app/d/route.mjs': 'export const {\n  handlers: { DELETE, OPTIONS },\n} = auth()\n',
    },
    [
      route('PUT', '/a', 'app/a/route.ts', 1),
      route('PATCH', '/a', 'app/a/route.ts', 4),
      route('GET', '/b', 'app/b/route.ts', 1),
      route('POST', '/b', 'app/b/route.ts', 1),
      route('GET', '/c', 'app/c/route.ts', 1),
      route('POST', '/c', 'app/c/route.ts', 1),
      route('DELETE', '/d', 'app/d/route.mjs', 2),
      route('OPTIONS', '/d', 'app/d/route.mjs', 2),
      route('GET', '/', 'app/route.ts', 2),
      route('HEAD', '/', 'app/route.ts', 3),
    ],
  ],
  [
    'verbs of other modules',
    {
      'app/a/route.ts': "export { GET, handler as POST } from '../../lib/posts'\n",
      'app/b/route.ts': "export * from '../../lib/all'\n",
      'app/c/route.ts': "import { GET } from '../../lib/posts'\n\nexport { GET }\n",
      'lib/posts.ts': 'export function GET() {}\nexport const handler = () => {}\n',
      'lib/all.ts': "export * from './posts'\nexport const DELETE = () => {}\n",
    },
    [
      route('GET', '/a', 'app/a/route.ts'),
      route('POST', '/a', 'app/a/route.ts'),
      route('GET', '/b', 'app/b/route.ts'),
      route('DELETE', '/b', 'app/b/route.ts'),
      route('GET', '/c', 'app/c/route.ts', 3),
    ],
  ],
  [
    'pages and API routes of the Pages Router',
    {
      'pages/index.tsx':
        'export async function getServerSideProps() {}\n\nexport default function Home() {}\n',
      'pages/posts/[id].jsx':
        'const Post = () => null\nPost.getInitialProps = async () => ({})\nexport default Post\n',
      'pages/_app.tsx': PAGE,
      'pages/404.tsx': PAGE,
      'pages/api/index.ts': 'export default async function handler(req, res) {}\n',
      'pages/api/posts/[id].js': 'module.exports = withUser((req, res) => {})\n',
    },
    [
      ['api /api', 'pages-api', 'pages/api/index.ts:1', null, 'default', '/api'],
      ['api /api/posts/[id]', 'pages-api', 'pages/api/posts/[id].js:1', null, 'default', '/api/posts/[id]'],
      ['pages-page /', 'pages-page', 'pages/index.tsx:3', null, 'default', '/'],
      ['pages-page /posts/[id]', 'pages-page', 'pages/posts/[id].jsx:1', null, 'default', '/posts/[id]'],
    ],
  ],
  [
    'only the extensions that next.config names',
    {
      'next.config.js': "module.exports = { pageExtensions: ['page.tsx', 'api.ts'] }\n",
      'pages/about.page.tsx': PAGE,
      'pages/about.styles.tsx': PAGE,
      'pages/api/hook.api.ts': PAGE,
    },
    [
      ['pages-page /about', 'pages-page', 'pages/about.page.tsx:1', null, 'default', '/about'],
      ['api /api/hook', 'pages-api', 'pages/api/hook.api.ts:1', null, 'default', '/api/hook'],
    ],
  ],
  [
    'neither MDX nor the folder of components in src/pages',
    {
      'next.config.mjs': "export default { pageExtensions: ['mdx', 'tsx'] }\n",
      'app/page.tsx': PAGE,
      'app/help/page.mdx': '# Help\n',
      'src/pages/home.tsx': 'export const Home = 1\n',
    },
    [page('/', 'app/page.tsx')],
  ],
  [
    'several apps, one of them without a package.json of its own',
    {
      'package.json': packageJson('mono'),
      'apps/web/package.json': packageJson('web', 'next'),
      'apps/web/app/page.tsx': PAGE,
      'apps/admin/next.config.mjs': 'export default {}\n',
      'apps/admin/src/app/page.tsx': PAGE,
      'packages/ui/package.json': packageJson('ui', 'next'),
      'packages/ui/middleware.ts': 'export const help = 1\n',
    },
    [
      ['apps/admin: page /', 'page', 'apps/admin/src/app/page.tsx:1', null, 'default', '/'],
      ['apps/web: page /', 'page', 'apps/web/app/page.tsx:1', null, 'default', '/'],
    ],
  ],
  [
    'an app whose package.json does not name next',
    { 'package.json': packageJson('bare', '@clerk/nextjs'), 'app/page.tsx': PAGE },
    [page('/', 'app/page.tsx')],
  ],
]

describe('routes of Next', () => {
  it.each(ROUTES)('%s', async (_, files, expected) => {
    expect(await rowsOf(files)).toStrictEqual(expected)
    const { unknown } = await discovered(files)
    expect(unknown).toStrictEqual([])
  })
})
