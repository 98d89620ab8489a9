import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'

const STALE_MS = 60_000
const LATE_MS = 1000

/**
 * Replaces a file of marks by a shorter one that says the same. Others may be appending: what they wrote into the old file meanwhile, also
 * who had opened it just before, is carried over. Of two that would do it at once only one does.
 * @param read how many bytes of it `lines` stand for
 */
export function compactMarks(file: string, lines: readonly string[], read: number): void {
  const lock = `${file}.compacting`
  if (!taken(lock)) return
  const old = openSync(file, 'r')
  let carried = read
  const carry = () => {
    const late = Buffer.alloc(Math.max(0, fstatSync(old).size - carried))
    if (late.length === 0) return
    carried += readSync(old, late, 0, late.length, carried)
    appendFileSync(file, late, { mode: 0o600 })
  }
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  carry()
  setTimeout(() => {
    carry()
    closeSync(old)
    rmdirSync(lock)
  }, LATE_MS)
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    // Left by one that was killed; the next to come takes it.
    if (Date.now() - since > STALE_MS) rmdirSync(lock)
    return false
  }
}
