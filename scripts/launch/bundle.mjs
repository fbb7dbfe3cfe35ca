/** Runs the bundle through V8's code cache: without it, each start compiles four megabytes again. */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { cacheFolder, readCache, writeCache } from './code-cache.mjs'

/** What V8 compiled is of use only if the command got as far as its work: 0 nothing found, 1 findings. */
const WORTH_KEEPING = [0, 1]

/**
 * @param {string} file absolute path of the bundle
 * @param {string} version
 * @param {string[]} argv
 * @param {{ env: NodeJS.ProcessEnv, cwd: string }} io passed on to the program as it is
 * @returns {Promise<number>} the exit code
 */
export async function runBundle(file, version, argv, io) {
  const { size, mtimeMs } = statSync(file)
  // The bundle is ASCII: one byte a character spares V8 a copy twice as large.
  const code = readFileSync(file, 'latin1')
  const name = [
    cacheCommand(argv),
    version,
    buildHash(code),
    process.version,
    process.arch,
    mtimeMs,
    size,
  ].join('-')
  const folder = cacheFolder(io.env, [io.cwd, ...argv])
  const cachedData = folder === undefined ? undefined : readCache(folder, name)
  const source = `(function (exports, require, module, __filename, __dirname) {${code}\n})`
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  const exitCode = await module.exports.main(argv, io)
  const cached = cachedData !== undefined && script.cachedDataRejected === false
  // After the run, so that the functions compiled on the way are in it.
  if (folder !== undefined && !cached && WORTH_KEEPING.includes(exitCode))
    writeCache(folder, name, script.createCachedData())
  return exitCode
}

/** V8 tells sources apart by their length alone, so the hash that the build wrote into line 1 must tell ours. */
function buildHash(code) {
  const hash = /[0-9a-f]{64}/.exec(code.slice(0, 200))
  return hash === null ? 'unsigned' : hash[0].slice(0, 16)
}

/** One cache for each command: it holds what that command compiles and no more. */
function cacheCommand(argv) {
  const help = argv.length === 0 || argv.includes('--help') || argv.includes('-h')
  return !help && /^[a-z]{1,16}$/.test(argv[0]) ? argv[0] : 'help'
}
