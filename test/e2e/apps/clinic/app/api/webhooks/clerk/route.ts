import type { WebhookEvent } from "@clerk/nextjs/server";
import { closeAccount } from "@/lib/records";

export async function POST(request: Request) {
  const event: WebhookEvent = await request.json();
  if (event.type === "user.deleted" && event.data.id) {
    await closeAccount(event.data.id);
  }
  return Response.json({ received: true });
}
