#!/usr/bin/env node
// @ts-check
/**
 * Stands between the agent and the engine's socket: GET requests of the list below go through, everything else is 403. A socket that
 * is mounted read-only protects nothing (whoever can write to it can start a privileged container), so the agent in a container is given
 * this one instead. It has the engine's socket; the agent has not.
 */
import fs from 'node:fs'
import http from 'node:http'

const ENGINE = process.env.ENGINE_SOCKET ?? '/var/run/docker.sock'
const LISTEN = process.env.FILTER_SOCKET ?? '/run/filter/engine.sock'
const NAME = '[A-Za-z0-9][A-Za-z0-9_.:@/-]*'
const ALLOWED = new RegExp(
  `^(/v\\d+\\.\\d+)?/(version|info|swarm|nodes|services|plugins|volumes|networks(/[A-Za-z0-9_.-]+)?|containers/json\\?all=1|containers/[0-9a-f]{12,64}/(json|top\\?ps_args=[A-Za-z0-9%,-]+)|images/json|images/${NAME}/(json|history))$`,
)

/** Whether a request may go through. @param {string | undefined} method @param {string | undefined} url */
export function isAllowed(method, url) {
  return method === 'GET' && url !== undefined && !url.includes('..') && ALLOWED.test(url)
}

export const filter = http.createServer((request, response) => {
  if (!isAllowed(request.method, request.url)) {
    request.resume()
    response.writeHead(403, { 'content-type': 'application/json' })
    response.end('{"message":"the filter lets this through for nobody"}')
    return
  }
  const there = http.request(
    { socketPath: ENGINE, method: 'GET', path: request.url, headers: { host: 'docker' }, agent: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, {
        'content-type': answer.headers['content-type'] ?? 'application/json',
      })
      answer.pipe(response)
    },
  )
  there.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'application/json' })
    response.end('{"message":"the engine does not answer"}')
  })
  there.end()
})
// What is upgraded or tunnelled would go past the list.
filter.on('upgrade', (_request, socket) => socket.destroy())
filter.on('connect', (_request, socket) => socket.destroy())

if (process.argv[1] === import.meta.filename) {
  fs.rmSync(LISTEN, { force: true })
  filter.listen(LISTEN, () => fs.chmodSync(LISTEN, 0o660))
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))
}
