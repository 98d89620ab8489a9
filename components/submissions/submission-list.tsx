'use client'

import { IconUpload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { useMayChange } from '@/components/api/use-may-change'
import { useTimes } from '@/components/api/use-times'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { useAddress } from '@/components/common/use-address'
import { Modal } from '@/components/floating/modal'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { SubmissionDto } from '@/lib/views/submission.schema'
import { useSubmissionColumns } from './submission-columns'
import { SubmissionFilters } from './submission-filters'
import { SubmissionTabs } from './submission-tabs'
import classes from './submissions.module.css'
import { Upload } from './upload'
import { useSubmissionFilter } from './use-submission-filter'

const isWaiting = ({ state }: SubmissionDto) => state === 'received'

/** Every report that came in, newest first, and the place to hand one in. */
export function SubmissionList({ initial }: { initial: FirstPage<SubmissionDto> }) {
  const t = useTranslations('submissions')
  const may = useMayChange('submissions.create')
  const { get, set } = useAddress()
  const filter = useSubmissionFilter()
  const query = { ...filter.asked, ...useTimes() }
  const list = useFilteredPages<SubmissionDto>('/submissions', query, initial, isWaiting)
  const columns = useSubmissionColumns()
  const open = may && get('upload') !== undefined
  const handIn = may ? (
    <Button leftSection={<IconUpload size={16} />} onClick={() => set({ upload: '1' })}>
      {t('handIn')}
    </Button>
  ) : null
  const empty = filter.filtered ? (
    <EmptyState
      title={t('nothingMatches')}
      action={
        <Button variant="default" onClick={filter.clear}>
          {t('clear')}
        </Button>
      }
    >
      {t('nothingMatchesHelp')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('empty')}
      action={
        <Group>
          {handIn}
          <TenantLink to="/agents">{t('emptyAgents')}</TenantLink>
        </Group>
      }
    >
      {t('emptyHelp')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={handIn} />
      <SubmissionTabs current="submissions" />
      <SubmissionFilters filter={filter} />
      <p className={classes.found} aria-live="polite">
        {list.total === undefined || list.waiting ? ' ' : t('found', { count: list.total })}
      </p>
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <div className={classes.frame} data-waiting={list.waiting || undefined}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.items}
          rowId={(s) => s.id}
          rowTo={(s) => `/submissions/${s.id}`}
          empty={list.error ? null : empty}
          loading={list.loading && !list.error}
          onMore={list.onMore}
          loadingMore={list.loadingMore}
        />
      </div>
      <Modal opened={open} onClose={() => set({ upload: undefined })} title={t('upload.title')} size="lg">
        <Upload onClose={() => set({ upload: undefined })} />
      </Modal>
    </>
  )
}
