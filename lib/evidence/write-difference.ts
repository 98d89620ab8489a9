/** A run of bytes of a base that stands in the next as well. */
export interface Copied {
  /** Where it begins in the next. */
  at: number
  /** Where it begins in the base. */
  from: number
  length: number
}

/**
 * What must be known of `next` where its base is known: runs to copy, in their order, and the bytes between them. The form: how many bytes
 * of numbers; the numbers, as LEB128 (bytes that are new, bytes to copy, how far from the end of the copy before they stand in the base,
 * zigzag); all new bytes. A copy of none is the end.
 */
export function writeDifference(next: Uint8Array, copied: readonly Copied[]): Uint8Array<ArrayBuffer> {
  const numbers: number[] = []
  const fresh: Uint8Array[] = []
  let written = 0
  let expected = 0
  const put = ({ at, from, length }: Copied) => {
    fresh.push(next.subarray(written, at))
    pushNumber(numbers, at - written)
    pushNumber(numbers, length)
    if (length > 0) pushNumber(numbers, zigzag(from - expected))
    written = at + length
    expected = from + length
  }
  for (const run of copied) put(run)
  put({ at: next.length, from: 0, length: 0 })
  const head: number[] = []
  pushNumber(head, numbers.length)
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), Uint8Array.from(numbers), ...fresh]))
}

const zigzag = (n: number) => (n < 0 ? -2 * n - 1 : 2 * n)

function pushNumber(into: number[], n: number): void {
  let rest = n
  for (; rest > 127; rest = Math.floor(rest / 128)) into.push((rest % 128) + 128)
  into.push(rest)
}
