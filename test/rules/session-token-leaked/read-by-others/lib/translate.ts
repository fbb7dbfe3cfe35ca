import { auth } from '@clerk/nextjs/server'

export async function translate(text: string) {
  const session = await auth()
  const bearer = (await session.getToken())!
  // ruleid: session-token-leaked
  return fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: `Bearer ${bearer}` },
    body: text,
  })
}

export async function debug() {
  const { getToken } = await auth()
  // ruleid: session-token-leaked
  console.debug(await getToken({ skipCache: true }))
}
