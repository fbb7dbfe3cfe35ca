#!/usr/bin/env node
/**
 * Finds the program beside itself and runs it: the bundle where there is one (an unpacked zip), else the
 * TypeScript sources through tsx (a clone). Plain JavaScript that old versions of Node parse too, so that
 * they get a sentence instead of a syntax error; nothing is imported before it is needed.
 */
const EXIT_FAILED = 4

/** Says in one line what went wrong; the stack only where someone asked for it. */
function fail(error) {
  const verbose = process.argv.includes('--verbose') && error instanceof Error
  const text = verbose
    ? error.stack
    : `clerk-security: ${error instanceof Error ? error.message : String(error)}`
  process.stderr.write(`${text}\n`)
  process.exitCode = EXIT_FAILED
}

function supported() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

/** A reader that leaves early (`| head`) is no error. */
function endQuietlyOnClosedPipe(stream) {
  stream.on('error', error => {
    if (error.code !== 'EPIPE') throw error
  })
}

async function launch() {
  const argv = process.argv.slice(2)
  const { readFileSync, existsSync } = await import('node:fs')
  const { dirname, join } = await import('node:path')
  const { fileURLToPath } = await import('node:url')
  const scripts = dirname(fileURLToPath(import.meta.url))
  const self = dirname(scripts)
  const { version } = JSON.parse(readFileSync(join(self, 'package.json'), 'utf8'))
  if (argv.length === 1 && argv[0] === '--version') {
    process.stdout.write(`${version}\n`)
    return
  }
  endQuietlyOnClosedPipe(process.stdout)
  endQuietlyOnClosedPipe(process.stderr)
  const { stdout, stderr, env } = process
  const io = { stdout, stderr, env, cwd: process.cwd(), self }
  const bundle = join(scripts, 'clerk-security.cjs')
  if (existsSync(bundle)) {
    const { runBundle } = await import('./launch/bundle.mjs')
    process.exitCode = await runBundle(bundle, version, argv, io)
  } else {
    const { loadSources } = await import('./launch/sources.mjs')
    const main = await loadSources(self)
    process.exitCode = await main(argv, io)
  }
}

if (supported()) {
  launch().catch(fail)
} else {
  process.stderr.write(
    `clerk-security: Node ${process.versions.node} is too old: install Node 20.19 or newer and run this again\n`,
  )
  process.exitCode = EXIT_FAILED
}
