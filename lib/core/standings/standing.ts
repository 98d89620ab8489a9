/** A kind of look: the tool, its profile and the set of checks that it looked at. */
export interface LookKind {
  tool: string
  profile: string
  setId: string
}

/**
 * What everything that a catalogue judges comes to on one asset, from one instant to the next at which any of it changes: the
 * results of its safeguards, and of the recommendations of the CIS Docker Benchmark, by place (`places.ts`).
 */
export interface Standing {
  /** Of the catalogue. */
  version: string
  /** By place: 0 where it does not concern the asset, else which result (`resultCode`). */
  codes: Uint8Array
  /** By place: which of `sets`, of looks by which the result grows stale. */
  rests: Uint16Array
  /** By place of a recommendation: which of `sets`, of its checks that fail. */
  fails: Uint16Array
  /** Lists of places in `kinds`, or among the checks of a place. The first is empty. */
  sets: readonly (readonly number[])[]
  /** By place: from when the time to patch runs, where that is all that makes it fail. Milliseconds. */
  clocks: ReadonlyMap<number, number>
  /** Every kind of look there has been, in the order of their words. */
  kinds: readonly LookKind[]
  /** Whether any evidence is fresh. */
  fresh: boolean
}

/** The bit of a result (`result-bits.ts`) as a small number, so that it takes one byte. */
export const resultCode = (bit: number): number => (bit === 0 ? 0 : 32 - Math.clz32(bit))

/** The bit that a code stands for. */
export const bitOfCode = (code: number): number => (code === 0 ? 0 : 1 << (code - 1))

export const kindWords = ({ tool, profile, setId }: LookKind): string => `${tool}\n${profile}\n${setId}`
