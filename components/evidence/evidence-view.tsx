'use client'

import { Button, Switch } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useDownload } from '@/components/api/use-download'
import { useEvidenceBytes, useEvidenceSize } from '@/components/api/use-evidence'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { PageHeader } from '@/components/common/page-header'
import { EvidenceJson } from './evidence-json'
import { EvidenceText } from './evidence-text'
import { jsonRows } from './json-rows'
import { WINDOW } from './text-blocks'

export interface EvidenceViewProps {
  sha256: string
  /** The cited bytes [from, to). */
  from: number | null
  to: number | null
}

/** Raw evidence as text, never as anything a browser would act upon. */
export function EvidenceView({ sha256, from, to }: EvidenceViewProps) {
  const t = useTranslations('evidence')
  const size = useEvidenceSize(sha256)
  const download = useDownload()
  const [plain, setPlain] = useState(true)
  const cited = useMemo(() => (from === null || to === null || from >= to ? null : { from, to }), [from, to])
  const total = size.data
  // Small enough to be fetched whole, which the text does, too: the same bytes.
  const { data: whole } = useEvidenceBytes(sha256, 0, total && total <= WINDOW ? total : 0)
  const rows = useMemo(() => (whole ? jsonRows(whole) : null), [whole])
  const [laidOut, setLaidOut] = useState(false)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('submissions'), to: '/submissions' }, { label: t('title') }]}
        title={t('title')}
        lead={
          <>
            SHA-256 <Hash value={sha256} length={24} />
            {total === undefined ? null : ` · ${t('bytes', { count: total })}`}
            {cited ? ` · ${t('cited', cited)}` : ''}
          </>
        }
        actions={
          <>
            {rows ? (
              <Switch
                size="sm"
                checked={laidOut}
                onChange={(event) => setLaidOut(event.currentTarget.checked)}
                label={t('layOut')}
                mt={8}
                mr={8}
              />
            ) : null}
            <Switch
              size="sm"
              checked={plain}
              onChange={(event) => setPlain(event.currentTarget.checked)}
              label={t('plain')}
              mt={8}
              mr={8}
            />
            <Button
              variant="default"
              leftSection={<IconDownload size={15} />}
              loading={download.isPending}
              onClick={() => download.mutate({ path: `/evidence/${sha256}`, name: `${sha256}.txt` })}
            >
              {t('download')}
            </Button>
          </>
        }
      />
      {size.error ? <ErrorState error={size.error} onRetry={() => void size.refetch()} /> : null}
      {download.error ? <ErrorState error={download.error} /> : null}
      {total === 0 ? <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState> : null}
      {whole && rows && laidOut ? (
        <EvidenceJson bytes={whole} rows={rows} cited={cited} plain={plain} />
      ) : total ? (
        <EvidenceText sha256={sha256} total={total} cited={cited} plain={plain} />
      ) : null}
    </>
  )
}
