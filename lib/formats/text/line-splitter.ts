import { ByteBuffer } from './byte-buffer'
import { decodeUtf8, type TextFlaw, visible } from './visible'

/** One line of a text report, without its line end. */
export interface Line {
  text: string
  /** Bytes [from, to) of the file, line end (LF or CR LF) not included. */
  from: number
  to: number
  /** Counted from 1. */
  number: number
  /** False for a last line that no line feed ends. */
  ended: boolean
}

const LF = 0x0a
const CR = 0x0d
const BOM = [0xef, 0xbb, 0xbf]

/**
 * Cuts bytes that arrive in any pieces into lines with byte offsets. A byte order mark belongs to no line.
 * Text is decoded line by line, so a character that two chunks share is read whole.
 */
export class LineSplitter {
  private readonly pending = new ByteBuffer()
  /** Offset of the first byte of the pending line. */
  private from = 0
  private number = 1

  constructor(
    private readonly onLine: (line: Line) => void,
    private readonly onFlaw: (flaw: TextFlaw, at: number) => void,
  ) {}

  feed(chunk: Uint8Array): void {
    let start = 0
    for (;;) {
      const feed = chunk.indexOf(LF, start)
      if (feed < 0) break
      const piece = chunk.subarray(start, feed)
      this.emit(this.whole(piece), true)
      start = feed + 1
    }
    if (start < chunk.length) this.pending.push(chunk.subarray(start))
  }

  end(): void {
    if (this.pending.length > 0) this.emit(this.pending.take(), false)
  }

  private whole(piece: Uint8Array): Uint8Array {
    if (this.pending.length === 0) return piece
    this.pending.push(piece)
    return this.pending.take()
  }

  private emit(raw: Uint8Array, ended: boolean): void {
    const next = this.from + raw.length + (ended ? 1 : 0)
    const skip = this.number === 1 && BOM.every((byte, index) => raw[index] === byte) ? BOM.length : 0
    const drop = raw.at(-1) === CR ? 1 : 0
    const from = this.from + skip
    const to = Math.max(from, this.from + raw.length - drop)
    const onFlaw = (flaw: TextFlaw) => this.onFlaw(flaw, from)
    const bytes = raw.subarray(skip, Math.max(skip, raw.length - drop))
    const text = visible(decodeUtf8(bytes, onFlaw), onFlaw)
    this.onLine({ text, from, to, number: this.number, ended })
    this.from = next
    this.number += 1
  }
}
