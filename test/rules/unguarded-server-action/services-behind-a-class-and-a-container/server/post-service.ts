import { Viewer } from './context'
import { PostRepository } from './post-repository'

export class PostService {
  #posts: PostRepository

  constructor(posts: PostRepository = PostRepository.shared) {
    this.#posts = posts
  }

  async remove(id: string) {
    await this.authorize()
    return this.#posts.remove(id)
  }

  async removeQuickly(id: string) {
    return this.#posts.remove(id)
  }

  async removeAsAdmin(id: string) {
    const viewer = await Viewer.current()
    if (!viewer.isAdmin) throw new Error('FORBIDDEN')
    return this.#posts.remove(id)
  }

  private async authorize() {
    await Viewer.current()
  }
}

export class LooseService extends PostService {
  override async removeAsAdmin(id: string) {
    return super.removeQuickly(id)
  }
}

export const posts = new PostService()
export const loose = new LooseService()
