import { clerkMiddleware } from '@clerk/express'
import express from 'express'

export const server = express()
server.use(clerkMiddleware())
