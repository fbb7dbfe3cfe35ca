/** Columns that hold what a user may do. */
export const ROLE = /^(\w*_?)?(roles?|permissions?|privilege|access_?level|user_?type|account_?type)$/i

/** Columns that say that a user is more than a user. */
export const RAISED =
  /^(is|has)_?(super_?)?(admin|administrator|staff|owner|moderator|superuser|teacher|instructor|root)$/i
