import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { compactMarks } from './compact-marks'

/** The largest tree that was signed of an origin. */
export interface HighWater {
  size: number
  /** Root hash, hex. */
  root: string
}

const COMPACT_BYTES = 1_000_000

interface Held {
  marks: Map<string, HighWater>
  /** The file as far as it was read: which one, and how many bytes. */
  inode: number
  read: number
}

const held = globalThis as typeof globalThis & { plimsollHighWater?: Held }

/** Outside the database on purpose: a restored older database must not sign on as if nothing had been signed. */
function file(): string {
  return path.join(process.env.PLIMSOLL_DATA ?? '.plimsoll', 'signed.log')
}

/**
 * Every mark in the file. Other processes of this machine may share it, so what was appended since the last look is read first; of one
 * origin the largest mark counts, in whatever order they were written.
 */
function marks(): Map<string, HighWater> {
  const first = held.plimsollHighWater === undefined
  held.plimsollHighWater ??= { marks: new Map(), inode: 0, read: 0 }
  const known = held.plimsollHighWater
  const now = statOf(file())
  if (now && (now.ino !== known.inode || now.size < known.read))
    Object.assign(known, { inode: now.ino, read: 0 })
  if (now && now.size > known.read) {
    const text = textFrom(file(), known.read)
    // A line that somebody is just writing is read with the next look.
    const whole = text.lastIndexOf('\n') + 1
    known.read += whole
    for (const line of text.slice(0, whole).split('\n')) take(known.marks, line)
  }
  // One line an origin from here on: the file grows by a line a signature while the server runs.
  if (first && known.read > COMPACT_BYTES) {
    const lines = [...known.marks].map(([origin, mark]) => `${origin} ${mark.size} ${mark.root}\n`)
    compactMarks(file(), lines, known.read)
  }
  return known.marks
}

function take(all: Map<string, HighWater>, line: string): void {
  const [origin, size, root] = line.split(' ')
  if (origin && size && root && Number(size) >= (all.get(origin)?.size ?? 0))
    all.set(origin, { size: Number(size), root })
}

function statOf(name: string): Stats | undefined {
  return statSync(name, { throwIfNoEntry: false })
}

function textFrom(name: string, from: number): string {
  const open = openSync(name, 'r')
  try {
    const bytes = Buffer.alloc(fstatSync(open).size - from)
    // A character a byte: lines are ASCII, and the place reached in the file is counted in bytes.
    return bytes.subarray(0, readSync(open, bytes, 0, bytes.length, from)).toString('latin1')
  } finally {
    closeSync(open)
  }
}

/** What was signed of an origin so far, if anything. */
export function highWater(origin: string): HighWater | undefined {
  return marks().get(origin)
}

/** Notes what is about to be signed, before the signature leaves the server. */
export function raiseHighWater(origin: string, mark: HighWater): void {
  const all = marks()
  const known = all.get(origin)
  if (known && known.size >= mark.size) return
  append(`${origin} ${mark.size} ${mark.root}\n`)
  all.set(origin, mark)
}

function append(line: string): void {
  try {
    appendFileSync(file(), line, { mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    mkdirSync(path.dirname(file()), { recursive: true })
    appendFileSync(file(), line, { mode: 0o600 })
  }
}
