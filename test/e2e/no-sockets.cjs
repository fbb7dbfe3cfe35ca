/**
 * Loaded before anything else (`node --require`): whoever opens a socket or asks for a name is written to
 * the file named by SOCKET_LOG, one line each, and refused.
 */
const { appendFileSync } = require('node:fs')

function refuse(owner, name, what) {
  owner[name] = (...args) => {
    const line = `${what}${target(args)}`
    appendFileSync(process.env.SOCKET_LOG, `${line}\n`)
    throw new Error(`refused: ${line}`)
  }
}

/** A pipe on this machine is told apart from a connection that leaves it. */
function target([first]) {
  const options = Array.isArray(first) ? first[0] : first
  const path = typeof options === 'object' && options !== null ? options.path : undefined
  return typeof path === 'string' ? ` to the local pipe ${path}` : ''
}

const net = require('node:net')
const dgram = require('node:dgram')
const dns = require('node:dns')
refuse(net.Socket.prototype, 'connect', 'connect')
refuse(net.Server.prototype, 'listen', 'listen')
refuse(dgram, 'createSocket', 'dgram')
refuse(dgram.Socket.prototype, 'send', 'dgram')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'reverse']) {
  refuse(dns, name, 'dns')
  refuse(dns.promises, name, 'dns')
}
