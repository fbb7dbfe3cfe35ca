import "server-only";
import { Redis } from "@upstash/redis";

export type Appointment = { id: string; patient: string; at: string };

const redis = new Redis({
  url: process.env.UPSTASH_REDIS_REST_URL ?? "https://redis.invalid",
  token: process.env.UPSTASH_REDIS_REST_TOKEN ?? "unset",
});

export async function cancel(id: string) {
  await redis.hdel("appointments", id);
}

export async function appointments() {
  return (await redis.hvals("appointments")) as Appointment[];
}

export async function closeAccount(userId: string) {
  await redis.del(`patient:${userId}`);
}

export async function book(appointment: Appointment) {
  await redis.hset("appointments", { [appointment.id]: appointment });
}
