import { auth } from '@clerk/nextjs/server'

export class Viewer {
  private constructor(readonly id: string) {}

  static async current(): Promise<Viewer> {
    const { userId } = await auth()
    if (!userId) throw new Error('UNAUTHENTICATED')
    return new Viewer(userId)
  }

  get isAdmin(): boolean {
    return this.id === process.env.ADMIN_ID
  }
}
