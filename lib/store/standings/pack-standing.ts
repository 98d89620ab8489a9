import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { v5 } from 'uuid'
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

function kindOfWords(words: string): LookKind {
  const [tool = '', profile = '', setId = ''] = words.split('\n')
  return { tool, profile, setId }
}
