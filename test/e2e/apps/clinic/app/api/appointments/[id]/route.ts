import { cancel } from "@/lib/records";

type Context = { params: Promise<{ id: string }> };

export async function DELETE(_request: Request, { params }: Context) {
  const { id } = await params;
  await cancel(id);
  return new Response(null, { status: 204 });
}
