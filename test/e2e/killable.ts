import { writeSync } from 'node:fs'
import { beginRun } from '../../scripts/fixes/run.ts'
import { undoLast } from '../../scripts/fixes/undo.ts'
import { CHANGES, UNTRACK } from './killable-app.ts'

/** A process to be killed: `write` or `undo`, the app, the folder for records. It says when it begins and when it is done. */
const [, , what, root = '', state = ''] = process.argv
writeSync(1, 'begins\n')
if (what === 'write') beginRun(root, { changes: CHANGES, untrack: UNTRACK }, state).accept()
else undoLast(root, state)
writeSync(1, 'done\n')
