import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'

/**
 * A file that is made and packed (gzip) while it is taken, as fast as the other side takes it. When its making fails the
 * connection breaks off, so that nobody takes a part for the whole.
 * @param name ASCII, as a browser saves it
 */
export function streamDownload(name: string, parts: AsyncIterable<Uint8Array>): Response {
  const packed = createGzip()
  pipeline(Readable.from(parts), packed, (error) => {
    if (error && (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      const line = { level: 'error', at: new Date(), where: name, message: String(error) }
      process.stderr.write(`${JSON.stringify(line)}\n`)
    }
  })
  return new Response(Readable.toWeb(packed) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}
