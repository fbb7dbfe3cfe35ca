import { clerkMiddleware } from '@clerk/express'
import express from 'express'
import passport from 'passport'

export const server = express()
server.use(passport.initialize())
// ruleid: authorized-parties-missing
server.use(clerkMiddleware())
