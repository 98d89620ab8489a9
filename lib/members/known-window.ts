import type { Scope } from '@/lib/access/keys'

const WINDOW_MS = 3_600_000

/** Under what, and since when, the addresses are counted that a tenant tried and that have an account already. */
export function knownWindow(scope: Scope, at: Date): { key: string; start: Date; secondsLeft: number } {
  const start = Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS
  return {
    key: `known:${scope.tenantId}`,
    start: new Date(start),
    secondsLeft: Math.ceil((start + WINDOW_MS - at.getTime()) / 1000),
  }
}
