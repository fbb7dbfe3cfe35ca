/**
 * Works on all items, a few at a time, in their order.
 * @param work is told the item and its place in the list, from 0
 */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, at: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next
      const item = items[at]
      next += 1
      if (item !== undefined) await work(item, at)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}

/** Ten lines of progress are enough, however many items there are. */
export function isWorthTelling(done: number, all: number): boolean {
  return done === all || done % Math.max(1, Math.ceil(all / 10)) === 0
}
