type Result<T> = { data: T; error: null } | { data: null; error: Error }

export async function tryCatch<T>(promise: Promise<T>): Promise<Result<T>> {
  try {
    return { data: await promise, error: null }
  } catch (error) {
    return { data: null, error: error as Error }
  }
}
