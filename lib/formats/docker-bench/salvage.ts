/**
 * Finds where the next section or result begins after broken JSON: `{`, white space, `"id"`. Takes bytes in any
 * pieces; answers with the offset and the bytes that were matched, which belong to what follows.
 */
export class Salvage {
  private matched: number[] = []
  private from = 0

  /**
   * @returns where an entry begins and how many bytes of `chunk` were read to see it, or null when all were read.
   * @param base offset of the first byte of `chunk`
   */
  find(
    chunk: Uint8Array,
    start: number,
    base: number,
  ): { from: number; matched: Uint8Array; next: number } | null {
    for (let index = start; index < chunk.length; index += 1) {
      this.take(chunk[index] ?? 0, base + index)
      if (this.matched.at(-1) === QUOTE && this.matched.length > 4) {
        const matched = Uint8Array.from(this.matched)
        this.matched = []
        return { from: this.from, matched, next: index + 1 }
      }
    }
    return null
  }

  private take(byte: number, at: number): void {
    const name = this.matched.indexOf(QUOTE)
    const wanted = name < 0 ? QUOTE : NAME[this.matched.length - name]
    const blank = byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
    if (byte === BRACE) {
      this.matched = [BRACE]
      this.from = at
    } else if (this.matched.length === 0) {
      return
    } else if (byte === wanted || (blank && name < 0 && this.matched.length < MOST_BLANKS)) {
      this.matched.push(byte)
    } else {
      this.matched = []
    }
  }
}

const BRACE = 0x7b
const QUOTE = 0x22
/** `"id"` */
const NAME = [QUOTE, 0x69, 0x64, QUOTE]
const MOST_BLANKS = 200
