/** Bytes cut into pieces of the given sizes, the last size again and again. */
export async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (let index = 0; from < bytes.length; index += 1) {
    const size = Math.max(1, sizes[Math.min(index, sizes.length - 1)] ?? 1)
    // A buffer that is used again must not matter: what is given away is overwritten afterwards.
    const piece = bytes.slice(from, from + size)
    yield piece
    piece.fill(0x58)
    from += size
  }
}
