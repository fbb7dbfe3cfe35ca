import type { Event, Member } from '@prisma/client'

abstract class Policy<Subject> {
  protected subject: Subject
  constructor(subject: Subject) {
    this.subject = subject
  }
}

export class EventPolicy extends Policy<Event & { members: Member[] }> {
  get event() {
    return this.subject
  }
  mayOrganise(user: { id: string }) {
    return user.id === this.event.ownerId || this.event.organiserIds.includes(user.id)
  }
  takesPart(user: { id: string }) {
    return this.event.members.some(member => member.userId === user.id)
  }
}
