'use client'

import { useState } from 'react'
import { useBulkChange } from '@/components/api/use-bulk-change'
import { useFindingCount } from '@/components/api/use-finding-count'
import type { BulkDto, FindingDto, FindingsBulk } from '@/lib/views/finding.schema'
import type { FindingFilter } from './use-finding-filter'

export type BulkWords = Pick<FindingsBulk, 'status' | 'owner' | 'due_on' | 'comment'>
export type BulkTarget = Pick<FindingsBulk, 'ids' | 'versions' | 'filter' | 'count'>

/** What became of the last bulk change, or of its undo. */
export type Outcome = { bulk: BulkDto; undone: boolean }

/** The findings that are ticked or all that match, and what is done to them together. */
export function useFindingChoice(items: readonly FindingDto[], which: FindingFilter['which']) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  /** The filter for which *all that match* was said, and how many did. */
  const [all, setAll] = useState<{ which: FindingFilter['which']; count: number } | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const matching = useFindingCount(which)
  const bulk = useBulkChange()
  const chosen = items.filter((finding) => ticked.has(finding.id))
  const isAll = all !== null && JSON.stringify(all.which) === JSON.stringify(which)
  const clear = () => {
    setTicked(new Set())
    setAll(null)
  }
  // Frozen: the server refuses where other findings fit by now than were seen.
  const target: BulkTarget =
    isAll && all
      ? { filter: all.which as BulkTarget['filter'], count: all.count }
      : {
          ids: chosen.map(({ id }) => id),
          versions: Object.fromEntries(chosen.map(({ id, version }) => [id, version])),
        }
  return {
    ticked,
    chosen,
    matching,
    all: isAll,
    count: isAll && all ? all.count : chosen.length,
    target,
    outcome,
    progress: bulk.progress,
    pending: bulk.change.isPending || bulk.undo.isPending,
    error: bulk.change.error ?? bulk.undo.error,
    tick: (next: ReadonlySet<string>) => {
      setAll(null)
      setTicked(next)
      setOutcome(null)
    },
    takeAll: () => {
      if (matching === undefined || matching === 0) return
      setTicked(new Set(items.map(({ id }) => id)))
      setAll({ which, count: matching })
      setOutcome(null)
    },
    clear,
    dismiss: () => setOutcome(null),
    change: (words: BulkWords, onDone: () => void) =>
      bulk.change.mutate(
        { ...target, ...words },
        {
          onSuccess: (done) => {
            clear()
            setOutcome({ bulk: done, undone: false })
            onDone()
          },
        },
      ),
    undo: () => {
      if (!outcome || outcome.undone || bulk.undo.isPending) return
      bulk.undo.mutate(outcome.bulk.id, { onSuccess: (done) => setOutcome({ bulk: done, undone: true }) })
    },
  }
}
