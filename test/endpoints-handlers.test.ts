import { describe, expect, it } from 'vitest'
import { basePathOf } from '../scripts/endpoints/next-roots.ts'
import { discovered, handlersOf, inApp } from './endpoints-fixture.ts'

const PAGE = 'export default function Page() {}\n'

describe('what comes with an endpoint', () => {
  it('tells which layouts and templates stand around a page, outermost first', async () => {
    const { endpoints } = await discovered({
      'app/layout.tsx': PAGE,
      'app/(in)/layout.tsx': PAGE,
      'app/(in)/template.tsx': PAGE,
      'app/(out)/layout.tsx': PAGE,
      'app/(in)/deep/[id]/page.tsx': PAGE,
      'app/(in)/default.tsx': PAGE,
    })
    const around = new Map(endpoints.map(({ id, layouts }) => [id, layouts]))
    const expected = ['app/layout.tsx', 'app/(in)/layout.tsx', 'app/(in)/template.tsx']
    expect(around.get('page /deep/[id]')).toStrictEqual(expected)
    expect(around.get('default /')).toStrictEqual(expected)
    expect(around.get('layout / (app/(out)/layout.tsx)')).toStrictEqual([])
  })

  it('hands over the node that answers', async () => {
    expect(
      await handlersOf({
        'app/a/route.ts':
          "export { GET } from '../x'\nexport const { POST } = serve()\nexport const PUT = wrap(go)\n",
        'app/b/page.tsx': "import Page from './view'\nexport default Page\n",
        'app/x.ts': 'export const GET = () => {}\n',
        'pages/c.tsx':
          'export const getServerSideProps = own(async () => {})\nexport default function C() {}\n',
        'pages/d.tsx': 'export default class D { static async getInitialProps() {} }\n',
      }),
    ).toStrictEqual({
      'GET /a': 'GET',
      'POST /a': 'POST',
      'PUT /a': 'wrap(go)',
      'page /b': 'Page',
      'pages-page /c': 'own(async () => {})',
      'pages-page /d': 'static async getInitialProps() {}',
    })
  })
})

describe('the edges of discovery', () => {
  it('says what it could not read as an endpoint', async () => {
    const { endpoints, unknown } = await discovered({
      'next.config.ts': 'export default { pageExtensions: extensions() }\n',
      'app/page.tsx': 'export const title = 1\n',
      'app/a/route.ts': "export * from 'some-package'\n",
      'app/b/route.ts': 'export default function GET() {}\n',
    })
    expect(endpoints).toStrictEqual([])
    expect(unknown.map(({ what }) => what)).toStrictEqual([
      'app/a/route.ts',
      'app/b/route.ts',
      'app/page.tsx',
      'pageExtensions of next.config',
    ])
  })

  it('reads the base path and leaves it out of routes', async () => {
    const files = {
      'next.config.mjs': "const config = { basePath: '/shop' }\nexport default config\n",
      'app/page.tsx': PAGE,
    }
    expect(await inApp(files, project => project.apps.map(app => basePathOf(project, app)))).toStrictEqual([
      '/shop',
    ])
    expect((await discovered(files)).endpoints.map(({ path }) => path)).toStrictEqual(['/'])
  })
})
