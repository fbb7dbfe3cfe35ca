import express from 'express'

const server = express()
const { CLERK_SECRET_KEY, PORT } = process.env

server.get('/config', (_req, res) => {
  // ruleid: secret-reaches-browser
  res.status(200).json({ port: PORT, secret: CLERK_SECRET_KEY })
})
server.get('/debug', (_req, res) => {
  // ruleid: secret-reaches-browser
  res.send(process.env)
})
server.get('/health', (_req, res) => {
  // ok: secret-reaches-browser
  res.json({ configured: CLERK_SECRET_KEY !== undefined, publishableKey: process.env.CLERK_PUBLISHABLE_KEY })
})
server.get('/users', async (_req, res) => {
  // ok: secret-reaches-browser
  res.json(await list(process.env.CLERK_SECRET_KEY))
})

declare function list(key: string | undefined): Promise<unknown>

export default server
