import { auth } from '@clerk/nextjs/server';
import { closeRoom } from '@/lib/store';

export const POST = async (request: Request) => {
  // TODO: roles, once there are more of us
  const session = auth();
  if (!session) return new Response('Unauthorized', { status: 401 });
  const { room } = (await request.json()) as { room: string };
  await closeRoom(room);
  return Response.json({ closed: room });
};
