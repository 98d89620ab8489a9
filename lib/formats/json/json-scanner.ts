import type { TextFlaw } from '../text/visible'
import { escaped, JsonText } from './json-text'
import { shortWord } from './short-words'
import { JsonSyntaxError, type JsonToken } from './token'
import { WholeObject } from './whole-object'
import { isWordByte, wordType } from './word'

/** Levels of nesting that are read; no report of any tool comes near it. */
export const JSON_DEPTH_LIMIT = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LF = 0x0a
const COMMA = 0x2c
const COLON = 0x3a

type Expect = 'document' | 'value' | 'value_or_end' | 'key' | 'key_or_end' | 'colon' | 'comma_or_end'
type Lexing = 'none' | 'string' | 'escape' | 'unicode' | 'word'

export interface JsonScannerOptions {
  onToken: (token: JsonToken) => void
  onFlaw: (flaw: TextFlaw, at: number) => void
  /** Whether anybody looks at the value or name that begins. Absent: at every one. Of others there is no token. */
  wants?: (isKey: boolean) => boolean
  /** Takes objects whole, where somebody does: asked at each `{`. What is not accepted is read token by token. */
  whole?: {
    wants: () => boolean
    accept: (bytes: Uint8Array, members: number, place: { from: number; to: number; line: number }) => boolean
  }
  /** Offset and line of the first byte that will be fed. */
  from?: number
  line?: number
}

/**
 * Reads JSON (RFC 8259, strictly) from bytes that arrive in any pieces and reports tokens with byte offsets.
 * No recursion, at most {@link JSON_DEPTH_LIMIT} levels, memory of one token. Several documents may follow one
 * another. The first byte that does not fit throws a {@link JsonSyntaxError}; nothing may be fed after that.
 */
export class JsonScanner {
  private expect: Expect = 'document'
  private lexing: Lexing = 'none'
  private readonly open: ('object' | 'array')[] = []
  private readonly text = new JsonText()
  /** Source of the number, literal or \u escape being read. */
  private word = ''
  private isKey = false
  private isWanted = true
  /** Level of the object or list that nobody looks at, with all that is in it. */
  private passedOver: number | null = null
  private object: WholeObject | null = null
  /** An object that was not accepted is being read again. */
  private again = false
  private tokenFrom = 0
  private documents = 0
  /** Offset of the first byte of the chunk being read. */
  private base: number
  private line: number

  constructor(private readonly options: JsonScannerOptions) {
    this.base = options.from ?? 0
    this.line = options.line ?? 1
  }

  /** Line of the next byte, counted from 1. */
  get currentLine(): number {
    return this.line
  }

  feed(chunk: Uint8Array): void {
    this.read(chunk)
    this.base += chunk.length
  }

  private read(chunk: Uint8Array): void {
    let index = 0
    while (index < chunk.length) {
      if (this.object) index = this.inObject(this.object, chunk, index)
      else if (this.lexing === 'string') index = this.inString(chunk, index)
      else if (this.lexing === 'none') index = this.between(chunk, index)
      else if (this.lexing === 'word') index = this.inWord(chunk, index)
      else index = this.inEscape(chunk, index)
    }
  }

  private inObject(object: WholeObject, chunk: Uint8Array, start: number): number {
    const index = object.take(chunk, start)
    if (!object.done && !object.tooMuch) return index
    const { from, line, members, lines } = object
    const bytes = object.bytes()
    const place = { from, to: from + bytes.length, line }
    this.object = null
    if (!object.done || object.tooMuch || !this.options.whole?.accept(bytes, members, place))
      this.readAgain(bytes, object)
    else {
      this.line += lines
      this.afterValue()
    }
    return index
  }

  private readAgain(bytes: Uint8Array, { from }: WholeObject): void {
    const base = this.base
    this.base = from
    this.again = true
    // The buffer is taken anew by whatever comes next.
    this.read(bytes.slice())
    this.base = base
  }

  /** Says that no more bytes come. @throws JsonSyntaxError (`truncated`) inside a document or when there was none. */
  end(): void {
    // What it breaks off in may be broken before that.
    const { object } = this
    this.object = null
    if (object) this.readAgain(object.bytes(), object)
    if (this.lexing === 'word' && this.open.length === 0) this.endWord(this.base)
    if (this.expect === 'document' && this.lexing === 'none' && this.documents > 0) return
    throw new JsonSyntaxError('truncated', 'the file ends in the middle of the JSON', this.base)
  }

  private between(chunk: Uint8Array, start: number): number {
    let index = start
    let byte = chunk[index] ?? 0
    while (byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09) {
      if (byte === LF) this.line += 1
      index += 1
      if (index === chunk.length) return index
      byte = chunk[index] ?? 0
    }
    const at = this.base + index
    if (byte === QUOTE) return this.quote(at, index)
    if (byte === COMMA) this.comma(at)
    else if (byte === COLON) this.colon(at)
    else if (byte === 0x7b) this.enter('{', at)
    else if (byte === 0x5b) this.enter('[', at)
    else if (byte === 0x7d) this.leave('}', at)
    else if (byte === 0x5d) this.leave(']', at)
    else {
      const char = String.fromCharCode(byte)
      this.needValue(at, char)
      if (!isWordByte(byte)) this.fail(at, `unexpected ${JSON.stringify(char)}`)
      this.lexing = 'word'
      this.isWanted = this.looksAt(false)
      this.tokenFrom = at
      return index
    }
    // An object that is taken whole begins with its bracket.
    return this.object ? index : index + 1
  }

  private looksAt(isKey: boolean): boolean {
    return this.passedOver === null && (this.options.wants?.(isKey) ?? true)
  }

  private quote(at: number, index: number): number {
    this.isKey = this.expect === 'key' || this.expect === 'key_or_end'
    if (!this.isKey) this.needValue(at, '"')
    this.lexing = 'string'
    this.isWanted = this.looksAt(this.isKey)
    this.tokenFrom = at
    return index + 1
  }

  private inString(chunk: Uint8Array, start: number): number {
    let index = start
    while (index < chunk.length) {
      const byte = chunk[index] ?? 0
      if (byte === QUOTE || byte === BACKSLASH) break
      if (byte < 0x20) this.fail(this.base + index, 'a control character inside a string')
      index += 1
    }
    if (index === chunk.length || chunk[index] === BACKSLASH) {
      if (this.isWanted) this.text.bytes(chunk.subarray(start, index))
      if (index < chunk.length) this.lexing = 'escape'
      return index < chunk.length ? index + 1 : index
    }
    this.lexing = 'none'
    const to = this.base + index + 1
    if (this.isWanted)
      this.token(this.isKey ? 'key' : 'string', this.tokenFrom, to, this.taken(chunk, start, index))
    if (this.isKey) this.expect = 'colon'
    else this.afterValue()
    return index + 1
  }

  private taken(chunk: Uint8Array, from: number, to: number): string {
    const word = this.text.isEmpty ? shortWord(chunk, from, to) : null
    if (word !== null) return word
    const { text, flaw } = this.text.take(chunk.subarray(from, to))
    if (flaw) this.options.onFlaw(flaw, this.tokenFrom)
    return text
  }

  private inEscape(chunk: Uint8Array, index: number): number {
    const char = String.fromCharCode(chunk[index] ?? 0)
    if (this.lexing === 'escape') {
      const meant = escaped(char)
      if (char !== 'u' && meant === undefined)
        this.fail(this.base + index, 'an escape that JSON does not have')
      if (meant !== undefined && this.isWanted) this.text.char(meant)
      this.lexing = meant === undefined ? 'unicode' : 'string'
      return index + 1
    }
    if (!/^[0-9a-fA-F]$/.test(char)) this.fail(this.base + index, '\\u needs four hexadecimal digits')
    this.word += char
    if (this.word.length === 4) {
      if (this.isWanted) this.text.char(String.fromCharCode(Number.parseInt(this.word, 16)))
      this.word = ''
      this.lexing = 'string'
    }
    return index + 1
  }

  private inWord(chunk: Uint8Array, start: number): number {
    let index = start
    while (index < chunk.length && isWordByte(chunk[index] ?? 0)) index += 1
    this.word += String.fromCharCode(...chunk.subarray(start, Math.min(index, start + 65)))
    if (this.word.length > 64) this.fail(this.tokenFrom, 'a number or word that is too long')
    if (index < chunk.length) this.endWord(this.base + index)
    return index
  }

  private endWord(to: number): void {
    const word = this.word
    this.word = ''
    this.lexing = 'none'
    const type = wordType(word)
    if (type === null) this.fail(this.tokenFrom, `${JSON.stringify(word)} is no value`)
    if (this.isWanted) this.token(type, this.tokenFrom, to, word)
    this.afterValue()
  }

  private enter(char: '{' | '[', at: number): void {
    this.needValue(at, char)
    if (this.open.length === JSON_DEPTH_LIMIT) {
      throw new JsonSyntaxError('too_deep', `nested deeper than ${JSON_DEPTH_LIMIT} levels`, at)
    }
    if (char === '{' && this.takesWhole()) {
      this.object = new WholeObject(at, this.line, JSON_DEPTH_LIMIT - this.open.length)
      return
    }
    const kind = char === '{' ? 'object' : 'array'
    const wanted = this.looksAt(false)
    if (!wanted) this.passedOver ??= this.open.length
    this.open.push(kind)
    this.expect = kind === 'object' ? 'key_or_end' : 'value_or_end'
    if (wanted) this.token(`${kind}_start`, at, at + 1, '')
  }

  private takesWhole(): boolean {
    const again = this.again
    this.again = false
    return !again && this.passedOver === null && (this.options.whole?.wants() ?? false)
  }

  private leave(char: '}' | ']', at: number): void {
    const kind = char === '}' ? 'object' : 'array'
    const empty = kind === 'object' ? 'key_or_end' : 'value_or_end'
    const fits = this.open.at(-1) === kind && (this.expect === 'comma_or_end' || this.expect === empty)
    if (!fits) this.fail(at, `unexpected "${char}"`)
    this.open.pop()
    this.afterValue()
    if (this.passedOver === null) this.token(`${kind}_end`, at, at + 1, '')
    else if (this.passedOver === this.open.length) this.passedOver = null
  }

  private comma(at: number): void {
    if (this.expect !== 'comma_or_end') this.fail(at, 'unexpected ","')
    this.expect = this.open.at(-1) === 'object' ? 'key' : 'value'
  }

  private colon(at: number): void {
    if (this.expect !== 'colon') this.fail(at, 'unexpected ":"')
    this.expect = 'value'
  }

  private needValue(at: number, char: string): void {
    const fits = this.expect === 'document' || this.expect === 'value' || this.expect === 'value_or_end'
    if (!fits) this.fail(at, `unexpected ${JSON.stringify(char)}`)
  }

  private afterValue(): void {
    if (this.open.length > 0) {
      this.expect = 'comma_or_end'
    } else {
      this.expect = 'document'
      this.documents += 1
    }
  }

  private token(type: JsonToken['type'], from: number, to: number, text: string): void {
    this.options.onToken({ type, from, to, line: this.line, text })
  }

  private fail(at: number, message: string): never {
    const afterDocument = this.open.length === 0 && this.documents > 0
    throw new JsonSyntaxError('malformed', message, at, afterDocument)
  }
}
