import Document, { Head, Html, Main, NextScript } from 'next/document'

// ok: unguarded-page
export default class Page extends Document {
  render() {
    return (
      <Html>
        <Head />
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
  }
}
