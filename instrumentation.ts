/** Next calls this once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { stampPeers } = await import('./lib/http/stamp-peers')
  stampPeers()
  const { mendAddresses } = await import('./lib/http/mend-addresses')
  mendAddresses()
  const { straightDoor } = await import('./lib/http/straight-door')
  const { POST } = await import('./app/api/v1/submissions/route')
  const server = globalThis as typeof globalThis & { plimsollAnswers?: ReturnType<typeof straightDoor> }
  server.plimsollAnswers = straightDoor(new Map([['POST /api/v1/submissions', POST]]))
  const { startWorkers } = await import('./lib/jobs/start-workers')
  startWorkers()
  const { startBatching } = await import('./lib/jobs/start-batching')
  startBatching()
  const { startRepeating } = await import('./lib/jobs/start-repeating')
  startRepeating()
}
