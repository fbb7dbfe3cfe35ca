import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

abstract class Service {
  constructor(protected readonly userId: string) {}

  static async forSession() {
    const { userId } = await auth()
    if (!userId) throw new Error('Unauthorized')
    return new ProjectService(userId)
  }
}

export class ProjectService extends Service {
  async create(name: string) {
    // ruleid: input-unchecked
    return db.project.create({ data: { name, ownerId: this.userId } })
  }

  static async purge() {
    return db.project.deleteMany({ where: { archivedAt: { not: null } } })
  }
}
