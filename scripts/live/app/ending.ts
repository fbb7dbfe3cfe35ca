/**
 * What must be undone whatever happens: a process group, a temporary folder. Each is undone once: by its owner, at a
 * signal, or when this process ends.
 */
const pending = new Set<() => void>()
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Has `undo` called at the end of this process at the latest, however it ends (SIGKILL apart, after which the next
 * run cleans up).
 * @param undo synchronous, and harmless when what it undoes is gone
 * @returns undoes now, and forgets
 */
export function whateverHappens(undo: () => void): () => void {
  if (pending.size === 0) watch()
  pending.add(undo)
  return () => {
    if (!pending.delete(undo)) return
    if (pending.size === 0) unwatch()
    undo()
  }
}

function watch(): void {
  process.on('exit', undoAll)
  for (const signal of SIGNALS) process.on(signal, endBySignal)
}

function unwatch(): void {
  process.off('exit', undoAll)
  for (const signal of SIGNALS) process.off(signal, endBySignal)
}

/** Last first: what was started in a folder ends before the folder goes. */
function undoAll(): void {
  const all = [...pending].reverse()
  pending.clear()
  for (const undo of all) {
    try {
      undo()
    } catch {
      // The others are undone all the same.
    }
  }
}

/**
 * Whoever waits for this process shall see that a signal ended it. Until all is undone, further signals wait: a second
 * Ctrl-C would otherwise end this in the middle.
 */
function endBySignal(signal: NodeJS.Signals): void {
  undoAll()
  unwatch()
  process.kill(process.pid, signal)
}
