import { appointments, book } from "@/lib/records";
import { requireUser } from "@/lib/session";

export async function GET() {
  await requireUser();
  return Response.json(await appointments());
}

// Phones of the front desk post here.
export async function PUT(request: Request) {
  const { patient, at } = await request.json();
  await book({ id: crypto.randomUUID(), patient: String(patient), at: String(at) });
  return Response.json({ ok: true });
}
