/** Columns that hold what a user may do. */
export const ROLE = /^(\w*_?)?(roles?|permissions?|privilege|access_?level|user_?type|account_?type)$/i

/** Is it the name of a rank over all organisations: `PLATFORM_ADMIN`, `superAdmin`, `root`? */
export function isOverAll(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.some(word => OVER_ALL.test(word))
}

const OVER_ALL = /^(super(admin|user|administrator)?|platform|system|sysadmin|global|root|dev)$/

/** Columns that say that a user is more than a user. */
export const RAISED =
  /^(is|has)_?(super_?)?(admin|administrator|staff|owner|moderator|superuser|teacher|instructor|root)$/i
