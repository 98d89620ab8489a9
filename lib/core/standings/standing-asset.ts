import type { Standing } from './standing'

/** An asset, as it stands at an instant. */
export interface StandingAsset {
  id: string
  labels: Readonly<Record<string, string>>
  standing: Standing
  /** Of each kind of look of the standing, when it last looked: milliseconds. */
  looked: readonly number[]
}
