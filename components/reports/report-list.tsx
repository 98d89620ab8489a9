'use client'

import { useTranslations } from 'next-intl'
import { useDownload } from '@/components/api/use-download'
import { useReports } from '@/components/api/use-reports'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { Instant } from '@/components/common/instant'
import { PageHeader } from '@/components/common/page-header'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { ReportDto, ReportPageDto } from '@/lib/views/report.schema'
import { reportFileName } from './report-file-name'

/** Reports that were asked for, with what each was frozen from. */
export function ReportList({ initial }: { initial: ReportPageDto }) {
  const t = useTranslations('reports')
  const { data, error } = useReports(initial)
  const download = useDownload()
  const columns: DataColumn<ReportDto>[] = [
    {
      id: 'assessment',
      header: t('column.assessment'),
      priority: true,
      cell: (r) => <TenantLink to={`/assessments/${r.assessment.id}`}>{r.assessment.name}</TenantLink>,
    },
    { id: 'format', header: t('column.format'), width: '4.5rem', cell: (r) => r.format.toUpperCase() },
    { id: 'lang', header: t('column.lang'), width: '5rem', cell: (r) => t(`lang.${r.lang}`) },
    { id: 'asOf', header: t('column.asOf'), width: '8.75rem', cell: (r) => <Instant at={r.as_of} /> },
    {
      id: 'created',
      header: t('column.created'),
      width: '12rem',
      cell: (r) => (
        <>
          <Instant at={r.created_at} /> · {r.created_by.label}
        </>
      ),
    },
    {
      id: 'snapshot',
      header: t('column.snapshot'),
      width: '7rem',
      cell: (r) => (r.snapshot_sha256 ? <Hash value={r.snapshot_sha256} length={8} /> : '–'),
    },
    { id: 'log', header: t('column.log'), width: '4.5rem', align: 'end', cell: (r) => r.log_index ?? '–' },
    {
      id: 'state',
      header: t('column.state'),
      width: '6.5rem',
      cell: (r) => (
        <ReportState
          report={r}
          onDownload={() => download.mutate({ path: `/reports/${r.id}/content`, name: reportFileName(r) })}
        />
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error ? <ErrorState error={error} /> : null}
      {download.error ? <ErrorState error={download.error} /> : null}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={data.items}
        rowId={(r) => r.id}
        empty={
          <EmptyState
            title={t('empty')}
            action={<TenantLink to="/assessments">{t('toAssessments')}</TenantLink>}
          >
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </>
  )
}

function ReportState({ report, onDownload }: { report: ReportDto; onDownload: () => void }) {
  const t = useTranslations('reports')
  if (report.state === 'done') {
    return (
      <Button size="compact-xs" variant="default" onClick={onDownload}>
        {t('download')}
      </Button>
    )
  }
  if (report.state === 'failed') return <span title={report.error ?? ''}>{t('failed')}</span>
  return <Progress value={report.progress} size="sm" aria-label={t('progress')} />
}
