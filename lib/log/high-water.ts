import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The largest tree that was signed of an origin. */
export interface HighWater {
  size: number
  /** Root hash, hex. */
  root: string
}

const held = globalThis as typeof globalThis & { plimsollHighWater?: Map<string, HighWater> }

/** Outside the database on purpose: a restored older database must not sign on as if nothing had been signed. */
function file(): string {
  return path.join(process.env.PLIMSOLL_DATA ?? '.plimsoll', 'signed.log')
}

function marks(): Map<string, HighWater> {
  if (held.plimsollHighWater) return held.plimsollHighWater
  const all = new Map<string, HighWater>()
  if (existsSync(file())) {
    for (const line of readFileSync(file(), 'utf8').split('\n')) {
      const [origin, size, root] = line.split(' ')
      if (origin && size && root && Number(size) >= (all.get(origin)?.size ?? 0))
        all.set(origin, { size: Number(size), root })
    }
    // One line an origin from here on: the file grows by a line a signature while the server runs.
    const lines = [...all].map(([origin, mark]) => `${origin} ${mark.size} ${mark.root}\n`)
    writeFileSync(`${file()}.new`, lines.join(''), { mode: 0o600 })
    renameSync(`${file()}.new`, file())
  }
  held.plimsollHighWater = all
  return all
}

/** What was signed of an origin so far, if anything. */
export function highWater(origin: string): HighWater | undefined {
  return marks().get(origin)
}

/** Notes what is about to be signed, before the signature leaves the server. */
export function raiseHighWater(origin: string, mark: HighWater): void {
  const known = marks().get(origin)
  if (known && known.size >= mark.size) return
  mkdirSync(path.dirname(file()), { recursive: true })
  appendFileSync(file(), `${origin} ${mark.size} ${mark.root}\n`, { mode: 0o600 })
  marks().set(origin, mark)
}
