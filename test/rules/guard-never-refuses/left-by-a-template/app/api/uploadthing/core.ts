import { createUploadthing, type FileRouter } from 'uploadthing/next'

const f = createUploadthing()

// ruleid: guard-never-refuses
const auth = (req: Request) => ({ id: 'fakeId' }) // Fake auth function

export const ourFileRouter = {
  imageUploader: f({ image: { maxFileSize: '4MB' } })
    .middleware(async ({ req }) => {
      const user = await auth(req)
      if (!user) throw new Error('Unauthorized')
      return { userId: user.id }
    })
    .onUploadComplete(async ({ metadata, file }) => ({ uploadedBy: metadata.userId, url: file.url })),
} satisfies FileRouter
