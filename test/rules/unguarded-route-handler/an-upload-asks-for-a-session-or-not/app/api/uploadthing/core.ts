import { auth } from '@clerk/nextjs/server'
import { createUploadthing, type FileRouter } from 'uploadthing/next'
import { UploadThingError } from 'uploadthing/server'

const f = createUploadthing()

export const guardedRouter = {
  avatar: f({ image: { maxFileSize: '4MB' } })
    .middleware(async () => {
      const { userId } = await auth()
      if (!userId) throw new UploadThingError('Unauthorized')
      return { userId }
    })
    .onUploadComplete(async ({ metadata }) => ({ uploadedBy: metadata.userId })),
} satisfies FileRouter

export const openRouter = {
  attachment: f(['pdf', 'image'])
    .middleware(() => ({ at: Date.now() }))
    .onUploadComplete(() => console.log('uploaded')),
} satisfies FileRouter
