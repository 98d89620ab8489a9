import { ByteBuffer } from './text/byte-buffer'

/** Bytes that a detector looks at. */
export const HEAD_BYTES = 65_536

/**
 * The first {@link HEAD_BYTES} bytes of a stream (fewer where it ends before) and the whole stream, those bytes
 * included. Chunk sizes need not be kept.
 */
export async function withHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const buffer = new ByteBuffer()
  const iterator = chunks[Symbol.asyncIterator]()
  let done = false
  while (!done && buffer.length < HEAD_BYTES) {
    const next = await iterator.next()
    if (next.done) done = true
    else buffer.push(next.value)
  }
  const read = buffer.take().slice()

  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield read
      while (!done) {
        const next = await iterator.next()
        if (next.done) done = true
        else yield next.value
      }
    } finally {
      if (!done) await iterator.return?.()
    }
  }
  return { head: read.subarray(0, HEAD_BYTES), all: all() }
}
