import { ByteBuffer } from '../text/byte-buffer'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LF = 0x0a
/** A larger one is read piece by piece. */
const MOST_BYTES = 1_000_000

/**
 * Collects the bytes of one object, from its `{` to the `}` that closes it, in whatever pieces they come. It looks at nothing but strings
 * and brackets: whether the bytes are JSON is for others to say.
 */
export class WholeObject {
  /** Most lie within one chunk and are not copied. */
  private piece: Uint8Array | null = null
  private held: ByteBuffer | null = null
  private length = 0
  private depth = 0
  private inString = false
  private escaped = false
  private deepest = 0
  private isDone = false
  /** Colons outside of strings: as many as members, where it is JSON. */
  members = 0
  /** Line ends outside of strings. */
  lines = 0

  constructor(
    /** Offset and line of the `{`. */
    readonly from: number,
    readonly line: number,
    /** Levels that it may have. */
    private readonly levels: number,
  ) {}

  get done(): boolean {
    return this.isDone
  }

  /** It is larger or deeper than is read at once. */
  get tooMuch(): boolean {
    return this.length > MOST_BYTES || this.deepest > this.levels
  }

  /** Takes bytes of a chunk from an index on. @returns the index after the last one taken */
  take(chunk: Uint8Array, start: number): number {
    let index = start
    while (index < chunk.length && !this.isDone) {
      const byte = chunk[index] ?? 0
      index += 1
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (byte === BACKSLASH) this.escaped = true
        else if (byte === QUOTE) this.inString = false
      } else if (byte === QUOTE) this.inString = true
      else if (byte === 0x3a) this.members += 1
      else if (byte === LF) this.lines += 1
      else if (byte === 0x7b || byte === 0x5b) {
        this.depth += 1
        if (this.depth > this.deepest) this.deepest = this.depth
      } else if (byte === 0x7d || byte === 0x5d) {
        this.depth -= 1
        this.isDone = this.depth === 0
      }
    }
    this.keep(chunk.subarray(start, index))
    return index
  }

  private keep(piece: Uint8Array): void {
    this.length += piece.length
    if (this.isDone && !this.held) {
      this.piece = piece
      return
    }
    // A chunk is its owner's again as soon as it has been read.
    this.held ??= new ByteBuffer()
    this.held.push(piece)
  }

  /** What was taken so far; valid while the last chunk is. */
  bytes(): Uint8Array {
    return this.piece ?? this.held?.take() ?? new Uint8Array()
  }
}
