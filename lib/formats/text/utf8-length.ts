/** Bytes of the characters [from, to); the second half of a pair counts with the first. */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    else if (unit >= 0xd800 && unit < 0xdc00) bytes += 4
    else if (unit >= 0xdc00 && unit < 0xe000) bytes += 0
    else bytes += 3
  }
  return bytes
}
