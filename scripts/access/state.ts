import type { ts } from '../project/typescript.ts'
import type { Value } from './values.ts'

/** Everything that can change: a variable, a property, an item. */
export interface Cell {
  value: Value
}

/** Names of a module, function or block. A module's cells are filled when they are first asked for. */
export class Scope {
  private readonly cells = new Map<string, Cell>()
  private readonly asked = new Set<string>()
  readonly parent: Scope | null
  /** The file whose code runs here. */
  readonly file: string
  /** The function whose activation this is; null for a module. */
  readonly owner: ts.Node | null
  private readonly find: ((name: string) => Value | undefined) | null

  constructor(
    parent: Scope | null,
    file: string,
    owner: ts.Node | null = null,
    find: ((name: string) => Value | undefined) | null = null,
  ) {
    this.parent = parent
    this.file = file
    this.owner = owner
    this.find = find
  }

  declare(name: string, value: Value): Cell {
    const cell = { value }
    this.cells.set(name, cell)
    return cell
  }

  own(name: string): Cell | undefined {
    return this.cells.get(name)
  }

  lookup(name: string): Cell | undefined {
    return this.cells.get(name) ?? this.found(name) ?? this.parent?.lookup(name)
  }

  /** What asks for itself while it is made (`globalThis.db = db`) is not known yet, and is once it is made. */
  private found(name: string): Cell | undefined {
    const within = this.asked.has(name)
    this.asked.add(name)
    const value = this.find?.(name)
    if (within) return value && { value }
    this.asked.delete(name)
    return value && (this.cells.get(name) ?? this.declare(name, value))
  }

  /** The value that `this` has here. */
  get self(): Value | undefined {
    return this.lookup('this')?.value
  }
}

/**
 * Changes made so far, in layers, so that a branch can be run, its changes taken down, and undone before
 * the other branch runs.
 */
export class Journal {
  private readonly layers: Map<Cell, Value>[] = []

  /** How many branches deep the code is that runs. */
  get depth(): number {
    return this.layers.length
  }

  write(cell: Cell, value: Value): void {
    const layer = this.layers.at(-1)
    if (layer && !layer.has(cell)) layer.set(cell, cell.value)
    cell.value = value
  }

  /** Runs `body` and undoes its changes; gives them back as cell and new value. */
  isolate<T>(body: () => T): { result: T; changes: Map<Cell, Value> } {
    const layer = new Map<Cell, Value>()
    this.layers.push(layer)
    const changes = new Map<Cell, Value>()
    try {
      const result = body()
      return { result, changes }
    } finally {
      for (const [cell, old] of layer) {
        changes.set(cell, cell.value)
        cell.value = old
      }
      this.layers.pop()
    }
  }
}
