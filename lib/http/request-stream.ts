import { Readable } from 'node:stream'

// One for the process, also across Next's separately bundled route files.
const held = globalThis as typeof globalThis & { plimsollStreams?: WeakMap<Request, Readable> }

/** Notes where the body of a request comes from, so that it need not pass through a web stream. */
export function noteStream(request: Request, stream: Readable): void {
  held.plimsollStreams ??= new WeakMap()
  held.plimsollStreams.set(request, stream)
}

/** The body of a request, to be read once; null: it has none. */
export function requestStream(request: Request): Readable | null {
  const noted = held.plimsollStreams?.get(request)
  if (noted) return noted
  return request.body && Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
}
