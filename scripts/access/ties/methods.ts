// What methods of stores and query builders say of the columns that they are given, by their names.

/** Steps of a query builder, and functions that make conditions for one. */
export const COMPARES = /^(eq|is|equals|in|inArray|contains|arrayContains|overlaps|whereIn|containedBy)$/
export const NARROWS = /^(where|andWhere|match|filter|having)$/
export const JOINS = /^(and|or|not|all|any|exists)$/
/** Methods that write the object they are given. */
export const WRITES =
  /^(values|set|insert|insertMany|insertOne|create|createMany|add|save|upsert|put|setDoc|addDoc|send|generate|stream)/
/** Methods whose first object says which rows: `findOne({ slug })`, `updateOne({ slug }, { title })`. */
export const TAKES_FILTER =
  /^(find|delete|remove|destroy|count|exists|update|replace|distinct|get|query|list|search|scan|upsert|patch)/i
/** Steps of a query builder that are given the new values: `from('posts').update(values)`. */
export const BUILT = /^(update|upsert|merge|patch|replace)$/
/** Methods whose first argument says which row: `findById(id)`, `users.updateUser(id, …)`, `doc(id)`. */
export const BY_ID =
  /^(doc|ref|child|id|get|getOne|getUser|getOrganization|get[A-Z]\w*ById|fetch|retrieve|find\w*|delete\w*|remove\w*|del|destroy|update\w*|patch|replace\w*|ban\w*|unban\w*|lock\w*|revoke\w*|cancel\w*|restore\w*|archive\w*|verify\w*|load|by\w*|refund\w*)$/i
