import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3'

const s3 = new S3Client({ region: 'eu-central-1' })

// What is stored under any key goes out: reported, and low by its header.
// ruleid: unguarded-route-handler
export async function GET(request: Request) {
  const key = new URL(request.url).searchParams.get('picture')
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'pictures', Key: key ?? '' }))
  return new Response(Body, { headers: { 'cache-control': 'public, max-age=3600' } })
}

// ruleid: unguarded-route-handler
export async function DELETE(request: Request) {
  const key = new URL(request.url).searchParams.get('picture')
  await s3.send(new DeleteObjectCommand({ Bucket: 'pictures', Key: key ?? '' }))
  return new Response(null, { status: 204 })
}
