'use client'

import { IconDownload } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useDownload } from '@/components/api/use-download'
import { useEvidenceBytes, useEvidenceFacts } from '@/components/api/use-evidence'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { PageHeader } from '@/components/common/page-header'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import { DroppedEvidence, droppedOf } from './dropped-evidence'
import { EvidenceOf } from './evidence-of'
import { EvidenceText } from './evidence-text'
import { jsonRows } from './json-rows'
import { laidOutPart } from './laid-out-part'
import classes from './viewer.module.css'

const EvidenceJson = dynamic(() => import('./evidence-json').then((part) => part.EvidenceJson), {
  ssr: false,
})

export interface EvidenceViewProps {
  sha256: string
  /** The cited bytes [from, to). */
  from: number | null
  to: number | null
}

/** Raw evidence as text, never as anything a browser would act upon. */
export function EvidenceView({ sha256, from, to }: EvidenceViewProps) {
  const t = useTranslations('evidence')
  const facts = useEvidenceFacts(sha256)
  const sealed = useMay('evidence.read_sealed')
  const download = useDownload()
  const [plain, setPlain] = useState(true)
  const cited = useMemo(() => (from === null || to === null || from >= to ? null : { from, to }), [from, to])
  const total = facts.data?.size
  const masked = facts.data?.masked ?? 0
  const part = laidOutPart(total, cited)
  const { data: bytes } = useEvidenceBytes(sha256, part.from, part.to)
  const rows = useMemo(() => (bytes ? jsonRows(bytes, part.from) : null), [bytes, part.from])
  const [laidOut, setLaidOut] = useState(false)
  /** Another citation is gone to anew. */
  const place = cited ? `${cited.from}-${cited.to}` : ''
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('submissions'), to: '/submissions' },
          { label: t('title'), to: '/evidence' },
          { label: sha256.slice(0, 8) },
        ]}
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
                label={t(part.from === 0 && part.to === total ? 'layOut' : 'layOutCited')}
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
              disabled={facts.error !== null}
              leftSection={<IconDownload size={15} />}
              loading={download.isPending}
              onClick={() =>
                download.mutate({
                  path: `/evidence/${sha256}`,
                  name: `${sha256}${masked > 0 && !sealed ? '.masked' : ''}.txt`,
                })
              }
            >
              {t('download')}
            </Button>
          </>
        }
      />
      <EvidenceOf sha256={sha256} />
      {masked > 0 ? (
        <p className={classes.masked}>
          {t('masked', { count: masked })} {t(sealed ? 'maskedSealed' : 'maskedOnly')}
        </p>
      ) : null}
      {droppedOf(facts.error) ? <DroppedEvidence error={facts.error} /> : null}
      {facts.error && !droppedOf(facts.error) ? (
        <ErrorState error={facts.error} onRetry={() => void facts.refetch()} />
      ) : null}
      {download.error ? <ErrorState error={download.error} /> : null}
      {total === 0 ? <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState> : null}
      {bytes && rows && laidOut ? (
        <EvidenceJson key={place} bytes={bytes} base={part.from} rows={rows} cited={cited} plain={plain} />
      ) : total ? (
        <EvidenceText key={place} sha256={sha256} total={total} cited={cited} plain={plain} />
      ) : null}
    </>
  )
}
