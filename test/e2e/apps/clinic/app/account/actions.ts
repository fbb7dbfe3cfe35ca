"use server";

import { auth } from "@clerk/nextjs/server";
import { appointments, cancel, closeAccount } from "@/lib/records";

const FIVE_MINUTES = 5 * 60;

export async function closeMyAccount() {
  const { userId, sessionClaims } = await auth();
  if (!userId) throw new Error("Not signed in");
  // Signed in just now?
  if (Date.now() / 1000 - (sessionClaims.iat ?? 0) > FIVE_MINUTES) throw new Error("Sign in again");
  await closeAccount(userId);
}

export async function cancelAll() {
  const booked = await appointments();
  await Promise.all(booked.map((appointment) => cancel(appointment.id)));
}
