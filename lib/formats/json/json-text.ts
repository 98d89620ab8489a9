import { ByteBuffer } from '../text/byte-buffer'
import { decodeUtf8, type TextFlaw, visible } from '../text/visible'

const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** What `\x` stands for, or undefined where JSON has no such escape (`\u` is read apart). */
export function escaped(letter: string): string | undefined {
  return Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
}

/** Collects one JSON string from runs of raw bytes and escapes, however the chunks cut it. */
export class JsonText {
  private readonly raw = new ByteBuffer()
  private done = ''
  private flaw: TextFlaw | null = null
  private readonly onFlaw = (flaw: TextFlaw): void => {
    this.flaw ??= flaw
  }

  /** Nothing was collected since the last text was taken. */
  get isEmpty(): boolean {
    return this.raw.length === 0 && this.done === ''
  }

  bytes(run: Uint8Array): void {
    this.raw.push(run)
  }

  /** One UTF-16 code unit or character that an escape stood for. */
  char(text: string): void {
    this.flush()
    this.done += text
  }

  /** The text, made storable, and what was wrong in it; starts anew. @param last run of raw bytes before the quote */
  take(last: Uint8Array): { text: string; flaw: TextFlaw | null } {
    if (this.raw.length > 0) {
      this.bytes(last)
      this.flush()
    } else if (last.length > 0) {
      this.done += decodeUtf8(last, this.onFlaw)
    }
    const taken = { text: visible(this.done, this.onFlaw), flaw: this.flaw }
    this.done = ''
    this.flaw = null
    return taken
  }

  private flush(): void {
    if (this.raw.length > 0) this.done += decodeUtf8(this.raw.take(), this.onFlaw)
  }
}
