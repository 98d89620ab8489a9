/** Bytes that arrive in pieces: grows by doubling, so that collecting n bytes costs O(n) whatever the pieces. */
export class ByteBuffer {
  private bytes = new Uint8Array(256)
  length = 0

  push(piece: Uint8Array): void {
    if (this.length + piece.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + piece.length))
      grown.set(this.bytes.subarray(0, this.length))
      this.bytes = grown
    }
    this.bytes.set(piece, this.length)
    this.length += piece.length
  }

  /** The collected bytes; valid until the next `push`. Empties the buffer. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length)
    this.length = 0
    return taken
  }
}
