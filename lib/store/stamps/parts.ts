import { randomInt } from 'node:crypto'

/** How assets stand is stamped in so many parts, each asset in that of the last bits of its id. */
export const STANDING_PARTS = 64
/** Findings are stamped as one, in parts only so that nobody waits for another. */
const FINDING_PARTS = 16

/** The part of an asset; `standings-at.ts` says the same in SQL. */
export const partOf = (assetId: string): number => Number.parseInt(assetId.slice(-2), 16) % STANDING_PARTS

export const anyFindingPart = (): number => STANDING_PARTS + randomInt(FINDING_PARTS)

export const isFindingPart = (part: number): boolean => part >= STANDING_PARTS
