import type { AssetHistory } from '../asset-history'
import type { CoverageAt } from '../verdict'
import { kindWords, type LookKind } from './standing'

/** The last looks of each kind up to an instant. */
export interface LooksThen {
  coverage: CoverageAt[]
  /** Of each row of coverage: the place of its kind in `kinds`. */
  kindOf: number[]
  /** In the order of their words. */
  kinds: LookKind[]
  /** When each kind last looked, milliseconds. */
  looked: number[]
  /** All that results can rest on of them: which, in which order, fresh or not. */
  words: string
  fresh: boolean
}

/**
 * Reads the looks at an asset up to an instant.
 * @param freshAt when they are to be fresh: the instant itself, or a later one that nothing looked at
 */
export function looksThen({ id, looks }: AssetHistory, at: number, freshAt: number = at): LooksThen {
  const last = looks
    .flatMap((kind) => {
      const look = kind.looks.findLast((one) => one.observedAt <= at)
      return look ? { kind, look, kindSaid: kindWords(kind) } : []
    })
    .sort((a, b) => (a.kindSaid < b.kindSaid ? -1 : 1))
  const inTime = last
    .map((one, place) => ({ ...one, place }))
    .sort(
      (a, b) => a.look.observedAt - b.look.observedAt || (a.look.submissionId < b.look.submissionId ? -1 : 1),
    )
  return {
    coverage: inTime.map(({ kind, look }) => ({
      assetId: id,
      tool: kind.tool,
      profile: kind.profile,
      checkKeys: kind.checkKeys,
      ...(look.partialKeys.length > 0 ? { partialKeys: new Set(look.partialKeys) } : {}),
      observedAt: new Date(look.observedAt).toISOString(),
      submissionId: look.submissionId,
      staleOn: new Date(look.staleOn).toISOString(),
    })),
    kindOf: inTime.map(({ place }) => place),
    kinds: last.map(({ kind: { tool, profile, setId } }) => ({ tool, profile, setId })),
    looked: last.map(({ look }) => look.observedAt),
    words: inTime
      .map(({ look, kindSaid }) => `${kindSaid}\n${look.partialKeys.join()}\n${look.staleOn > freshAt}`)
      .join('\n\n'),
    fresh: last.some(({ look }) => look.staleOn > freshAt),
  }
}
