import { clerkMiddleware } from '@clerk/express'
import express from 'express'

export const server = express()
// ruleid: authorized-parties-missing
server.use(clerkMiddleware())
