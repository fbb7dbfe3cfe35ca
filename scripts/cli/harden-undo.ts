import { existsSync } from 'node:fs'
import { stateFolder } from '../fixes/state-folder.ts'
import { recover, undoLast } from '../fixes/undo.ts'
import type { TakenBack } from '../fixes/undo.ts'
import { printable } from '../report/neutral.ts'
import { warn } from './complaint.ts'
import { EXIT, UsageError } from './exit-codes.ts'
import type { Io } from './io.ts'
import type { HardenOptions } from './options.ts'
import { programName, shellWord } from './program.ts'

type Asked = Pick<HardenOptions, 'path' | 'force'>

/**
 * Takes back what runs that were ended half-way have left, and says so loudly.
 * @throws {WriteRefused} where one cannot be taken back
 */
export function recovered({ path, force }: Asked, io: Io): TakenBack[] {
  if (!existsSync(path)) return []
  const taken = recover(path, stateFolder(io.env), { force })
  for (const { root, started, files } of taken)
    warn(`A run of harden on ${root}, begun ${started}, was ended half-way: ${setBack(files)}.`, io)
  return taken
}

/**
 * `harden --undo`: the app as it was before the last run.
 * @param half runs that were ended half-way and are taken back already: the last one was among them
 */
export function undone(half: readonly TakenBack[], { path, force }: Asked, io: Io): number {
  if (!existsSync(path)) throw new UsageError(`There is no folder ${path}. Name the folder of the app.`)
  const { started, files, root } = half[0] ?? undoLast(path, stateFolder(io.env), { force })
  io.stdout.write(`${printable(`The run of ${started} is undone: ${setBack(files)}.`)}\n`)
  io.stdout.write(printable(`Next: what it would do: ${programName(io)} harden ${shellWord(root)}`) + '\n')
  return EXIT.clean
}

function setBack(files: number): string {
  if (files === 0) return 'it had changed no file yet'
  return files === 1 ? 'one file is as it was before it' : `${files} files are as they were before it`
}
