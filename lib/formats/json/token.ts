/** One token of a JSON text. Commas, colons and white space are checked, not reported. */
export interface JsonToken {
  type: 'object_start' | 'object_end' | 'array_start' | 'array_end' | 'key' | 'string' | 'number' | 'literal'
  /** Bytes [from, to) of the file. */
  from: number
  to: number
  /** Line of `from`, counted from 1. */
  line: number
  /** Decoded text of a key or string, source of a number or literal (`true`, `false`, `null`), '' otherwise. */
  text: string
}

/** The bytes are not JSON (RFC 8259), or end in the middle of it. */
export class JsonSyntaxError extends Error {
  constructor(
    readonly kind: 'malformed' | 'truncated' | 'too_deep',
    message: string,
    /** Offset of the first byte that does not fit; the size of the file for `truncated`. */
    readonly offset: number,
    /** True when a whole document had been read and what follows it is not another one. */
    readonly afterDocument = false,
  ) {
    super(message)
    this.name = 'JsonSyntaxError'
  }
}
