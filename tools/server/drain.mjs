import { subscribe } from 'node:diagnostics_channel'

/** A request that takes longer than this is cut off; who runs the process kills it some seconds later (`serve.ts`, `stop_grace_period`). */
const LIMIT_MS = 20_000

/**
 * Ends a serving process as a balancer wants it: on SIGTERM it takes no new connection, answers every request that it has begun, lets
 * its jobs finish or gives them back, and leaves with 0. What is kept alive is closed with its answer.
 * @returns what is to be told of every server that begins to listen
 */
export function drainOnSignal() {
  const servers = new Set()
  const open = new Set()
  let draining = false
  let checked = () => {}

  subscribe('http.server.request.start', ({ response }) => {
    open.add(response)
    if (draining) response.shouldKeepAlive = false
    response.once('close', () => {
      open.delete(response)
      checked()
    })
  })
  const answered = () =>
    new Promise((resolve) => {
      checked = () => {
        if (open.size === 0) resolve()
      }
      checked()
    })
  const drain = async () => {
    // A second one changes nothing: whoever is impatient has SIGKILL.
    if (draining) return
    draining = true
    for (const server of servers) {
      server.close()
      server.closeIdleConnections?.()
    }
    for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false
    // Beside, so that jobs and requests share the time that there is.
    const given = Promise.resolve(globalThis.plimsollEndJobs?.(LIMIT_MS / 2)).catch(() => {})
    const limit = setTimeout(() => process.exit(1), LIMIT_MS)
    await Promise.all([answered(), given])
    clearTimeout(limit)
    process.exit(0)
  }
  process.on('SIGTERM', drain)
  process.on('SIGINT', drain)
  return (server) => servers.add(server)
}
