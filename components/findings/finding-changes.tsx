'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFindingChanges } from '@/components/api/use-finding-changes'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { useAddress } from '@/components/common/use-address'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { FindingChangesDto } from '@/lib/views/finding.schema'
import classes from './findings.module.css'
import { useChangeColumns } from './use-change-columns'

const KINDS = ['opened', 'reopened', 'closed'] as const

/** What reports opened, reopened and closed between two days of the tenant's calendar, and which report it was. */
export function FindingChanges({ initial }: { initial: FindingChangesDto }) {
  const t = useTranslations('findings')
  const { get, set } = useAddress()
  const asked = { from: get('from'), to: get('to'), only: get('only') }
  const [first] = useState(asked)
  const changes = useFindingChanges(asked, first, initial)
  const columns = useChangeColumns()
  const shown = changes.data?.pages[0] ?? initial
  const items = changes.data?.pages.flatMap((page) => page.items) ?? []
  const { from, to, counts, time_zone: zone } = shown
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/findings' }]}
        title={t('changes.title')}
        lead={t('changes.lead', { zone })}
      />
      <search className={classes.tools} aria-label={t('filters')}>
        <TextInput
          type="date"
          size="xs"
          label={t('changes.from')}
          value={from}
          max={to}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('changes.to')}
          value={to}
          min={from}
          onChange={(event) => set({ to: event.currentTarget.value || undefined })}
        />
        <Button size="xs" variant="default" onClick={() => set({ from: undefined, to: undefined })}>
          {t('changes.sinceYesterday')}
        </Button>
      </search>
      <div className={classes.tallies} aria-live="polite">
        {KINDS.map((kind) => (
          <div key={kind} className={classes.tally} data-kind={kind}>
            <TenantLink to={`/findings?change=${kind}&from=${from}&to=${to}&status=any`}>
              <strong className="numbers">{counts[kind]}</strong> {t(`change.${kind}`)}
            </TenantLink>
            <button
              type="button"
              className={classes.quick}
              aria-pressed={asked.only === kind}
              onClick={() => set({ only: asked.only === kind ? undefined : kind })}
            >
              {t('changes.only')}
            </button>
          </div>
        ))}
      </div>
      {changes.error ? <ErrorState error={changes.error} onRetry={() => void changes.refetch()} /> : null}
      <div
        className={`${classes.list} ${classes.frame}`}
        data-waiting={changes.isPlaceholderData || undefined}
      >
        <DataTable
          label={t('changes.title')}
          columns={columns}
          rows={items}
          rowId={(change) => change.id}
          rowTo={(change) => `/findings/${change.finding.id}`}
          empty={
            changes.error ? null : (
              <EmptyState title={t('changes.empty')} small>
                {t('changes.emptyHelp')}
              </EmptyState>
            )
          }
          loading={changes.isPending}
          onMore={changes.hasNextPage ? () => void changes.fetchNextPage() : undefined}
          loadingMore={changes.isFetchingNextPage}
        />
      </div>
    </>
  )
}
