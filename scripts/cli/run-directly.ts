import { realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { main } from './main.ts'

/**
 * For the last line of an entry: runs `main` with the command where the entry itself was started
 * (`npx tsx scripts/audit.ts PATH`), and does nothing where it was imported. It goes by the path that Node
 * was started with and not by `import.meta.url`, which does not exist in the CommonJS bundle.
 */
export function runDirectly(command: string): void {
  const started = process.argv[1]
  if (started === undefined || basename(started) !== `${command}.ts`) return
  const scripts = dirname(realpathSync(started))
  if (basename(scripts) !== 'scripts') return
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietlyOnClosedPipe)
  const io = {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    self: dirname(scripts),
  }
  // After the modules around it have loaded: `main` imports the entry that is calling.
  queueMicrotask(() => {
    void main([command, ...process.argv.slice(2)], io).then(code => {
      process.exitCode = code
      return code
    })
  })
}

/** A reader that leaves early (`| head`) is no error. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
