const PIECE = 64 * 1024
/** No name that is looked for is longer. */
const OVERLAP = 32

/** Only where one of these is named, as in answers of container engines and what quotes them, is anything looked for. */
const NAMES = new Set(['Env', 'CreatedBy', 'created_by', 'JoinTokens', 'Healthcheck', 'HostConfig'])
/** Whole answers of an engine: there every text is looked at. */
const ENGINE = new Set(['"HostConfig"', 'docker-engine-snapshot/'])

/**
 * Looks in bytes for what may hold secrets, without making one text of all of them.
 * @param told names of members whose texts are told of
 * @returns null: nothing; else where the last of these names may begin, and whether it is a whole answer of an engine
 */
export function hintsIn(
  bytes: Uint8Array,
  told: ReadonlySet<string>,
): { isEngine: boolean; last: number } | null {
  // A name may have its letters escaped, which nobody does.
  const marks = new RegExp(
    `"(?:${[...new Set([...NAMES, ...told])].join('|')})"|docker-engine-snapshot/|\\\\u00[4-7]`,
    'g',
  )
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let isHinted = false
  let isEngine = false
  let last = -1
  for (let from = 0; from < whole.length; from += PIECE) {
    const text = whole.toString('latin1', from, from + PIECE + OVERLAP)
    for (const { 0: mark, index } of text.matchAll(marks)) {
      last = Math.max(last, from + index)
      isHinted ||= NAMES.has(mark.slice(1, -1))
      isEngine ||= ENGINE.has(mark)
    }
  }
  return isHinted ? { isEngine, last } : null
}
