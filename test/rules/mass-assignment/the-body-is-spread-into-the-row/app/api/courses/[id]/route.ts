import { auth } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'
import { withTenant } from '@acme/tenancy'
import { db } from '../../../../lib/db'

type Context = { params: Promise<{ id: string }> }

export async function PATCH(req: Request, { params }: Context) {
  try {
    const { userId } = await auth()
    const { id } = await params
    const values = await req.json()
    if (!userId) return new NextResponse('Unauthorized', { status: 401 })
    // ruleid: mass-assignment
    const course = await db.course.update({
      where: { id, userId },
      data: {
        ...values,
      },
    })
    return NextResponse.json(course)
  } catch {
    return new NextResponse('Internal Error', { status: 500 })
  }
}

// The owner is set last, but price and state are the caller's.
export async function POST(req: Request) {
  const { userId } = await auth()
  if (!userId) return new NextResponse('Unauthorized', { status: 401 })
  const body: { title: string } = await req.json()
  // ruleid: mass-assignment
  return NextResponse.json(await db.course.create({ data: { ...body, userId } }))
}

// unknown: mass-assignment
export const PUT = withTenant(async (req: Request) => {
  await db.course.create({ data: await req.json() })
  return new Response('ok')
})
