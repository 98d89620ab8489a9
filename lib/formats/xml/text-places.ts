import { utf8Length } from '../text/utf8-length'

/** Tells for a place counted in characters the place in bytes and its line. Asked in rising order, so that all of it costs O(n). */
export class TextPlaces {
  private text = ''
  /** Characters, bytes and line feeds before `text`. */
  private chars = 0
  private bytes = 0
  private line = 1

  push(text: string): void {
    this.text += text
  }

  at(char: number): { byte: number; line: number } {
    const count = Math.max(0, char - this.chars)
    const passed = this.text.slice(0, count)
    this.text = this.text.slice(count)
    this.chars += passed.length
    this.bytes += utf8Length(passed, 0, passed.length)
    for (let at = passed.indexOf('\n'); at >= 0; at = passed.indexOf('\n', at + 1)) this.line += 1
    return { byte: this.bytes, line: this.line }
  }
}
