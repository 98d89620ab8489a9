'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFunctionSheet } from '@/components/api/use-functions'
import { useMayChange } from '@/components/api/use-may-change'
import { useTimes } from '@/components/api/use-times'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { type Crumb, PageHeader } from '@/components/common/page-header'
import { useAddress } from '@/components/common/use-address'
import { Button } from '@/components/ui/button'
import { CloseButton } from '@/components/ui/close-button'
import type { FunctionRowDto, FunctionSheetDto } from '@/lib/views/function-sheet.schema'
import { DeclareForm } from './declare-form'
import { useFunctionColumns } from './function-columns'
import { FunctionCounts } from './function-counts'
import { FunctionFilters } from './function-filters'
import { FunctionHost, rowIdOf } from './function-host'
import classes from './functions.module.css'
import { SnapshotHowTo } from './snapshot-how-to'
import { useKindWord } from './use-kind-word'

export interface FunctionSheetViewProps {
  crumbs: readonly Crumb[]
  /** Whose containers: those in the scope of an assessment, or of one host. */
  of: { assessment?: string; asset?: string }
  initial: { query: Readonly<Record<string, string | undefined>>; page: FunctionSheetDto }
  /** When the server read it, for pages that show *now*. */
  readAt: { as_of: string; known_at: string }
}

const NO_FILTER = { q: undefined, level: undefined, function: undefined, evidence: undefined }

/** The sheet of functions: what every container is declared to be, what was seen of it, and what that says. */
export function FunctionSheetView({ crumbs, of, initial, readAt }: FunctionSheetViewProps) {
  const t = useTranslations('functions')
  const times = useTimes()
  const may = useMayChange('components.declare')
  const { get, set } = useAddress()
  const filter = {
    q: get('q'),
    level: get('level'),
    function: get('function'),
    asset: of.asset ?? get('asset'),
    evidence: get('evidence'),
  }
  const query = { ...filter, assessment: of.assessment, ...times }
  const { sheet, items, error, retry, waiting, onMore, loadingMore } = useFunctionSheet(query, initial)
  const kindWord = useKindWord(sheet.kinds)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [declaring, setDeclaring] = useState<readonly FunctionRowDto[] | null>(null)
  const chosen = items.filter((row) => row.running && ticked.has(rowIdOf(row)))
  const columns = useFunctionColumns(kindWord, may ? (row) => setDeclaring([row]) : undefined)
  const unseen = sheet.hosts.filter(({ look }) => look === null)
  const filtered =
    Object.keys(NO_FILTER).some((name) => get(name)) || (!of.asset && get('asset') !== undefined)
  const clear = () => set(of.asset ? NO_FILTER : { ...NO_FILTER, asset: undefined })
  const nothing = unseen.length === sheet.hosts.length
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={t('title')}
        lead={t('lead')}
        asOf={{ as_of: times.as_of ?? readAt.as_of, known_at: times.known_at ?? readAt.known_at }}
        sure={t('sure', { seen: sheet.hosts.length - unseen.length, all: sheet.hosts.length })}
      />
      {nothing ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
          <SnapshotHowTo />
        </EmptyState>
      ) : (
        <>
          <FunctionCounts
            counts={sheet.counts}
            chosen={filter.evidence}
            onChoose={(evidence) => set({ evidence })}
          />
          <FunctionFilters
            filter={filter}
            sheet={sheet}
            kindWord={kindWord}
            hosts={of.asset ? [] : initial.page.hosts}
            onChange={set}
          />
        </>
      )}
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      <div data-waiting={waiting || undefined} className={classes.hosts}>
        {sheet.hosts.map((host) => {
          const rows = items.filter((row) => row.asset.id === host.asset.id)
          if (rows.length === 0) return null
          return (
            <FunctionHost
              key={host.asset.id}
              host={host}
              rows={rows}
              columns={columns}
              selected={may ? ticked : undefined}
              onSelect={setTicked}
            />
          )
        })}
      </div>
      {items.length === 0 && !nothing && !error ? (
        <EmptyState
          title={filtered ? t('nothingMatches') : t('noContainers')}
          action={
            filtered ? (
              <Button variant="default" onClick={clear}>
                {t('clear')}
              </Button>
            ) : null
          }
        >
          {filtered ? t('nothingMatchesHelp') : t('noContainersHelp')}
        </EmptyState>
      ) : null}
      {onMore ? (
        <Button variant="default" size="xs" onClick={onMore} loading={loadingMore}>
          {t('more')}
        </Button>
      ) : null}
      {!nothing && unseen.length > 0 ? (
        <details className={classes.unseen}>
          <summary>
            {t('unseen', {
              count: unseen.length,
              names: unseen
                .slice(0, 6)
                .map(({ asset }) => asset.name)
                .join(t('and')),
            })}
          </summary>
          <SnapshotHowTo />
        </details>
      ) : null}
      {chosen.length > 0 ? (
        <section className={classes.bulk} aria-label={t('bulk.label')}>
          <strong className="numbers">{t('bulk.count', { count: chosen.length })}</strong>
          <Button size="compact-sm" onClick={() => setDeclaring(chosen)}>
            {t('bulk.declare')}
          </Button>
          <CloseButton
            size="sm"
            ml="auto"
            aria-label={t('bulk.deselect')}
            onClick={() => setTicked(new Set())}
          />
        </section>
      ) : null}
      {declaring ? (
        <DeclareForm
          rows={declaring}
          kinds={sheet.kinds}
          kindWord={kindWord}
          scope={{ assessment: of.assessment, asset: of.asset }}
          onClose={(done) => {
            setDeclaring(null)
            if (done) setTicked(new Set())
          }}
        />
      ) : null}
    </>
  )
}
