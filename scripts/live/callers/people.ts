/** What the app's own source asks of a caller, so that an administrator can be given all of it. */
export interface Rights {
  /** `org:admin` */
  roles: readonly string[]
  /** `org:invoices:manage` */
  permissions: readonly string[]
}

/** An active organisation in a session. */
export interface Membership {
  id: string
  slug: string
  role: string
  permissions: readonly string[]
}

/** A user of the made instance. */
export interface Person {
  userId: string
  sessionId: string
  email: string
  membership?: Membership
  /** What an app keeps in metadata or custom claims about who may do all. */
  administrator: boolean
}

const HOME = { id: 'org_2verifyHome000000000000000', slug: 'verify-home' }
const ELSEWHERE = { id: 'org_2verifyElsewhere0000000000', slug: 'verify-elsewhere' }
/** Clerk's default role that has no right of its own (docs: guides/organizations/control-access/roles-and-permissions). */
const PLAIN_ROLE = 'org:member'
const ADMIN_ROLE = 'org:admin'

function person(name: string, rest: Partial<Person> = {}): Person {
  const tail = `2verify${name}`.padEnd(27, '0')
  return {
    userId: `user_${tail}`,
    sessionId: `sess_${tail}`,
    email: `${name.toLowerCase()}@example.com`,
    administrator: false,
    ...rest,
  }
}

/** Everybody in the made instance. */
export interface People {
  signedIn: Person
  other: Person
  member: Person
  stranger: Person
  /** One for each role that the app asks, each with every permission; at least one. */
  admins: readonly Person[]
}

export function peopleFor({ roles, permissions }: Rights): People {
  const asked = roles.length > 0 ? roles : [ADMIN_ROLE]
  return {
    signedIn: person('SignedIn'),
    other: person('Other'),
    member: person('Member', { membership: { ...HOME, role: PLAIN_ROLE, permissions: [] } }),
    stranger: person('Stranger', { membership: { ...ELSEWHERE, role: PLAIN_ROLE, permissions: [] } }),
    admins: asked.map((role, at) =>
      person(`Admin${at}`, { administrator: true, membership: { ...HOME, role, permissions } }),
    ),
  }
}

export function everybody({ signedIn, other, member, stranger, admins }: People): Person[] {
  return [signedIn, other, member, stranger, ...admins]
}
