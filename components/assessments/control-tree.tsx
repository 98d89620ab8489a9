'use client'

import { useTranslations } from 'next-intl'
import { useControls } from '@/components/api/use-controls'
import { SEGMENTS } from '@/components/charts/segments'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { useAddress } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { TextInput } from '@/components/ui/text-input'
import type { ControlTreeDto } from '@/lib/views/control.schema'
import classes from './assessments.module.css'
import { ControlTreeRows } from './control-tree-rows'
import { RenumberedHints } from './renumbered-hints'
import { type Show, segmentOf, treeRows } from './tree-rows'
import { useShow } from './use-show'

/** The control tree: groups that fold, filtered by where a control stands, searched by number or words. */
export function ControlTree({ initial, initialSearch }: { initial: ControlTreeDto; initialSearch: string }) {
  const t = useTranslations('assessments')
  const gauge = useTranslations('gauge.segment')
  const { get, set } = useAddress()
  const search = get('q') ?? ''
  const [q, setQ] = useSearchText(search, (text) => set({ q: text }))
  const [show, setShow] = useShow()
  const id = initial.assessment.id
  const { data, error } = useControls(id, search, { q: initialSearch, tree: initial })
  const items = data?.items ?? initial.items
  const rows = treeRows(items, show, search !== '')
  const count = (segment: Show) =>
    items.filter((row) => row.kind === 'control' && segmentOf(row) === segment).length
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          type="search"
          data-search
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <fieldset className={classes.chips} aria-label={t('filter')}>
          {[...SEGMENTS, 'not_applicable' as const].map((segment) => (
            <button
              key={segment}
              type="button"
              className={classes.chip}
              aria-pressed={show === segment}
              onClick={() => setShow(show === segment ? null : segment)}
            >
              {segment === 'not_applicable' ? t('notApplicable') : gauge(segment)}{' '}
              <b className="numbers">{count(segment)}</b>
            </button>
          ))}
        </fieldset>
      </div>
      {error ? <ErrorState error={error} /> : null}
      <RenumberedHints hints={search === '' ? [] : ((data ?? initial).hints ?? [])} assessment={id} />
      {rows.length === 0 ? (
        <EmptyState title={t('nothingMatches')} small>
          {t('nothingMatchesHelp')}
        </EmptyState>
      ) : (
        <ControlTreeRows rows={rows} assessment={id} unfolded={search !== '' || show !== null} />
      )}
    </>
  )
}
