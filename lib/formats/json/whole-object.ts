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
    // Of the loop's own: it goes over nearly all bytes of a report.
    let { inString, escaped, depth, deepest, members, lines } = this
    let isDone = false
    while (index < chunk.length && !isDone) {
      if (inString && !escaped) index = endOfText(chunk, index)
      const byte = chunk[index]
      if (byte === undefined) break
      index += 1
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else inString = false
      } else if (byte === QUOTE) inString = true
      else if (byte === 0x3a) members += 1
      else if (byte === LF) lines += 1
      else if (byte === 0x7b || byte === 0x5b) {
        depth += 1
        if (depth > deepest) deepest = depth
      } else if (byte === 0x7d || byte === 0x5d) {
        depth -= 1
        isDone = depth === 0
      }
    }
    Object.assign(this, { inString, escaped, depth, deepest, members, lines, isDone })
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

/** Where the next quote or backslash is, or the chunk ends. */
function endOfText(chunk: Uint8Array, from: number): number {
  let index = from
  while (index < chunk.length) {
    const byte = chunk[index]
    if (byte === QUOTE || byte === BACKSLASH) break
    index += 1
  }
  return index
}
