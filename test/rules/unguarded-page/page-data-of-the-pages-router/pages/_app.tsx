import App, { type AppContext, type AppProps } from 'next/app'
import { db } from '../lib/db'

// ruleid: unguarded-page
export default function Shop({ Component, pageProps }: AppProps) {
  return <Component {...pageProps} />
}

Shop.getInitialProps = async (context: AppContext) => {
  await db.hit.create({ data: { path: context.ctx.pathname } })
  return App.getInitialProps(context)
}
