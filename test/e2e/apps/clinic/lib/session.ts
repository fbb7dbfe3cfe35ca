import { auth } from "@clerk/nextjs/server";

/** What every handler of ours begins with. */
export async function requireUser() {
  const { userId } = await auth();
  if (!userId) throw new Error("Not signed in");
  return userId;
}
