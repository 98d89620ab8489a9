import type { LockedAsset } from '@/lib/store/assets/lock-asset'

/** Recorded times of one asset only grow, even within a millisecond. */
export function recordedTime(assets: readonly LockedAsset[], at: Date): Date {
  return new Date(
    Math.max(at.getTime(), Date.now(), ...assets.map((asset) => asset.lastRecorded.getTime() + 1)),
  )
}
