import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Invalid, TooLarge, Unsupported } from '@/lib/core/errors'
import { requestStream } from './request-stream'

/** CONTRACT, Submissions: up to 100 MB unpacked. */
export const MAX_REPORT_BYTES = 100_000_000

/**
 * The report in a request's body, unpacked. Counts as it reads: nothing larger than the limit is ever held, however small
 * it is packed (gzip packs zeros a thousand to one).
 * @throws Unsupported for an encoding other than gzip; Invalid for broken gzip; TooLarge, and then nothing is kept
 */
export async function readReport(request: Request, limit = MAX_REPORT_BYTES): Promise<Uint8Array> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (encoding !== 'identity' && encoding !== 'gzip') {
    const message = `Content-Encoding ${encoding} is not taken. Send the report as it is, or with gzip.`
    throw new Unsupported('unsupported_encoding', message, { at: 'Content-Encoding' })
  }
  const body = requestStream(request)
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > limit) return
      chunks.push(chunk)
    }
  }
  try {
    await (encoding === 'gzip' ? pipeline(body, createGunzip(), collect) : collect(body))
  } catch (error) {
    if (size > limit) throw tooLarge(limit)
    if (isZlibError(error))
      throw new Invalid('broken_gzip', 'The body says it is gzip, but it cannot be unpacked.', {
        at: String(size),
      })
    throw error
  }
  if (size > limit) throw tooLarge(limit)
  return joined(chunks, size)
}

/** A larger one goes to another thread, which reads it where it lies. */
const SHARED_BYTES = 1_000_000

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size > SHARED_BYTES ? new SharedArrayBuffer(size) : new ArrayBuffer(size))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function tooLarge(limit: number): TooLarge {
  return new TooLarge(
    'report_too_large',
    `A report may have up to ${limit} bytes unpacked. Nothing was kept.`,
  )
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  )
}
