/** Works on all items, a few at a time, in their order. */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next]
      next += 1
      if (item !== undefined) await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}

/** Ten lines of progress are enough, however many items there are. */
export function isWorthTelling(done: number, all: number): boolean {
  return done === all || done % Math.max(1, Math.ceil(all / 10)) === 0
}
