import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { v5 } from 'uuid'
import { changedStanding, standingChanges } from '@/lib/core/standings/change-standing'
import { kindWords, type LookKind, type Standing } from '@/lib/core/standings/standing'
import type { StandingContent } from './standing-row'

const NAMESPACE = '5d0f5a52-5b8e-5c0e-9f0b-6f2a4f8c1b77'

/** Packs a standing: some hundred bytes, the same for the same. */
export function packStanding(standing: Standing): StandingContent {
  const { version, fresh, codes, rests, fails, sets, clocks } = standing
  const kinds = standing.kinds.map(kindWords)
  const bytes = Buffer.from(JSON.stringify([[...codes], [...rests], [...fails], sets, [...clocks]]))
  const id = v5(Buffer.concat([Buffer.from(JSON.stringify([version, kinds, fresh])), bytes]), NAMESPACE)
  return { id, version, kinds, fresh, content: new Uint8Array(deflateRawSync(bytes, { level: 9 })) }
}

/** The standing that was packed. */
export function unpackStanding({ version, kinds, fresh, content }: Omit<StandingContent, 'id'>): Standing {
  const [codes, rests, fails, sets, clocks] = JSON.parse(inflateRawSync(content).toString()) as [
    number[],
    number[],
    number[],
    number[][],
    [number, number][],
  ]
  return {
    version,
    fresh,
    codes: Uint8Array.from(codes),
    rests: Uint16Array.from(rests),
    fails: Uint16Array.from(fails),
    sets,
    clocks: new Map(clocks),
    kinds: kinds.map(kindOfWords),
  }
}

/** Of how many bytes a difference is still kept in the place of a standing of its own. */
const MOST = 96

/** What {@link standingApart} reads, and no more than some bytes of it; null: a standing of its own. */
export function packDifference(base: Standing, next: Standing): Uint8Array<ArrayBuffer> | null {
  const changes = standingChanges(base, next)
  if (!changes || changes.length > MOST) return null
  const bytes: number[] = []
  for (const change of changes) {
    let rest = change
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  return bytes.length > MOST ? null : Uint8Array.from(bytes)
}

/** How an asset stands whose row names a standing and how it stands apart from that. */
export function standingApart(base: Standing, difference: Uint8Array | null): Standing {
  if (!difference) return base
  const numbers: number[] = []
  let [n, factor] = [0, 1]
  for (const byte of difference) {
    n += (byte & 127) * factor
    factor *= 128
    if (byte > 127) continue
    numbers.push(n)
    n = 0
    factor = 1
  }
  return changedStanding(base, numbers)
}

function kindOfWords(words: string): LookKind {
  const [tool = '', profile = '', setId = ''] = words.split('\n')
  return { tool, profile, setId }
}
