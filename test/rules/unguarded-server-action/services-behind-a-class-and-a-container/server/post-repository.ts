import { db } from '@/lib/db'

export class PostRepository {
  remove(id: string) {
    // ruleid: foreign-object-changed
    return db.post.delete({ where: { id } })
  }

  static readonly shared = new PostRepository()
}
