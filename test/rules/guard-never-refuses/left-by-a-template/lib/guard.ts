// ruleid: guard-never-refuses
export async function isAdmin() {
  // TODO: ask Clerk
  return true
}
