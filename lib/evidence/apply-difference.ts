/**
 * The bytes of which {@link makeDifference} kept the difference. Never writes more than `size` bytes.
 * @throws RangeError for a difference that is broken or stands on another base
 */
export function applyDifference(
  base: Uint8Array,
  difference: Uint8Array,
  size: number,
): Uint8Array<ArrayBuffer> {
  let at = 0
  const number = (): number => {
    let n = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = difference[at++]
      if (byte === undefined || factor > 2 ** 35) throw new RangeError('The difference is cut off.')
      n += (byte & 127) * factor
      if (byte < 128) return n
    }
  }
  const numbers = number()
  let fresh = at + numbers
  const bytes = new Uint8Array(size)
  let written = 0
  let expected = 0
  const put = (from: Uint8Array, start: number, length: number) => {
    if (start < 0 || start + length > from.length || written + length > size)
      throw new RangeError('The difference does not fit its base.')
    bytes.set(from.subarray(start, start + length), written)
    written += length
  }
  for (;;) {
    const [added, copied] = [number(), number()]
    put(difference, fresh, added)
    fresh += added
    if (copied === 0) break
    const turned = number()
    const from = expected + (turned % 2 === 1 ? -(turned + 1) / 2 : turned / 2)
    put(base, from, copied)
    expected = from + copied
  }
  if (written !== size) throw new RangeError('The difference gives another number of bytes.')
  return bytes
}
