import {
  COMBINATION_CHECK,
  COMBINATION_CHECK_KEY,
  COMBINATION_TITLE,
} from '@/lib/core/combinations/combination-check'
import type { Catalogue } from '@/lib/core/framework'
import { isOpen, type KnownLine, type LineChange } from '@/lib/core/place-report'
import { type Interval, sameState } from '@/lib/core/timeline'
import { putUnknownChecks } from '@/lib/store/checks/put-unknown-checks'
import type { TenantTx } from '@/lib/store/in-tenant'
import { loadLines } from '@/lib/store/states/load-lines'
import { writeLines } from '@/lib/store/states/write-lines'
import { combinationLines } from './combination-lines'
import { settleFindings } from './settle-findings'
import { syncFindings } from './sync-findings'

const EVER = new Date(0)

/**
 * Brings combinations of hosts up to date, with their findings. Nothing else writes these lines, and only once the head of the
 * log is locked: so two reports that come at once see each other, and hosts need no lock of their own.
 */
export async function placeCombinations(
  tx: TenantTx,
  hostIds: readonly string[],
  { submissionId, at, catalogue }: { submissionId: string | null; at: Date; catalogue: Catalogue },
): Promise<void> {
  for (const assetId of hostIds) {
    const before = await loadLines(tx, assetId, EVER, [COMBINATION_CHECK_KEY])
    const changes = changesOf(before, await combinationLines(tx, assetId))
    if (changes.length === 0) continue
    await putUnknownChecks(tx, [
      { key: COMBINATION_CHECK_KEY, name: COMBINATION_CHECK, title: COMBINATION_TITLE },
    ])
    await writeLines(tx, assetId, changes, new Date(Math.max(Date.now(), at.getTime())))
    const synced = await syncFindings(tx, {
      assetId,
      lineage: null,
      submissionId,
      lines: before,
      from: EVER,
      openBefore: before.filter(isOpen).length,
      changes,
      vulnerabilities: new Map(),
      titleOf: () => COMBINATION_TITLE,
      catalogue,
      at,
    })
    await settleFindings(tx, synced.touched, { submissionId, at, catalogue })
  }
}

function changesOf(before: readonly KnownLine[], now: readonly KnownLine[]): LineChange[] {
  const lines = new Map(before.map((line) => [line.subjectKey, line]))
  const derived = new Map(now.map((line) => [line.subjectKey, line]))
  return [...new Map([...lines, ...derived]).values()].flatMap(({ checkKey, subjectKey, subject }) => {
    const [old, next] = [lines.get(subjectKey)?.intervals ?? [], derived.get(subjectKey)?.intervals ?? []]
    const drop = old.filter((one) => !next.some((other) => sameRow(one, other)))
    const add = next.filter((one) => !old.some((other) => sameRow(one, other)))
    return drop.length === 0 && add.length === 0 ? [] : [{ checkKey, subjectKey, subject, drop, add }]
  })
}

const sameRow = (a: Interval, b: Interval) =>
  a.validFrom === b.validFrom &&
  a.validTo === b.validTo &&
  a.submissionId === b.submissionId &&
  sameState(a, b)
