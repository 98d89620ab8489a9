'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { useServerWords } from '@/components/common/use-server-words'
import type { SubmissionDto } from '@/lib/views/submission.schema'
import { SubmissionState } from './submission-state'
import classes from './submissions.module.css'

export function useSubmissionColumns(): DataColumn<SubmissionDto>[] {
  const t = useTranslations('submissions')
  const { word } = useServerWords()
  return [
    {
      id: 'asset',
      header: t('column.asset'),
      priority: true,
      cell: (s) =>
        s.assets[0]?.name ??
        (s.error ? word(s.error.code) : t(s.state === 'received' ? 'notYet' : 'noAsset')),
    },
    {
      id: 'state',
      header: t('column.state'),
      width: '8rem',
      cell: (s) => (
        <>
          <SubmissionState state={s.state} />
          {s.progress === null ? null : <span className="numbers"> {s.progress} %</span>}
        </>
      ),
    },
    {
      id: 'tool',
      header: t('column.tool'),
      width: '17%',
      cell: (s) => (s.tool ? `${s.tool} ${s.tool_version ?? ''}` : '–'),
    },
    {
      id: 'changes',
      header: t('column.changes'),
      width: '7.5rem',
      cell: (s) =>
        s.changes ? (
          <span className={`numbers ${classes.delta}`}>
            <b>{s.changes.opened}</b> / <b>{s.changes.closed}</b>
          </span>
        ) : (
          '–'
        ),
    },
    {
      id: 'observed',
      header: t('column.observed'),
      width: '9.5rem',
      cell: (s) => <Instant at={s.observed_at} />,
    },
    {
      id: 'received',
      header: t('column.received'),
      width: '9.5rem',
      cell: (s) => <Instant at={s.received_at} />,
    },
    { id: 'sender', header: t('column.sender'), width: '9%', wideOnly: true, cell: (s) => s.sender.label },
    {
      id: 'log',
      header: t('column.log'),
      width: '5.5rem',
      align: 'end',
      wideOnly: true,
      cell: (s) => s.log_index,
    },
  ]
}
