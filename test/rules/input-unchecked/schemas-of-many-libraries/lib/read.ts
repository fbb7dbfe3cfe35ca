import { z } from 'zod'

/** Reads a body, or throws. */
export async function read<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  const found = await schema.safeParseAsync(await request.json())
  if (!found.success) throw new Error('Bad request')
  return found.data
}
