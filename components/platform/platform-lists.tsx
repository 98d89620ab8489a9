'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { usePutList, useVulnerabilityLists } from '@/components/api/use-vulnerability-lists'
import { EmptyState } from '@/components/common/empty-state'
import { Hash } from '@/components/common/hash'
import { Instant } from '@/components/common/instant'
import { PageHeader } from '@/components/common/page-header'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { FileInput } from '@/components/ui/file-input'
import { TextInput } from '@/components/ui/text-input'
import type { VulnerabilityListDto } from '@/lib/views/vulnerability-list.schema'
import classes from './platform.module.css'
import { RemoveList } from './remove-list'

export interface PlatformListsProps {
  initial: { items: VulnerabilityListDto[] }
  /** Whether they may change them. */
  may: boolean
}

/** KEV, EPSS, CNNVD and CNVD as they were uploaded: when, of when, and which bytes. */
export function PlatformLists({ initial, may }: PlatformListsProps) {
  const t = useTranslations('platform.lists')
  const { data } = useVulnerabilityLists(initial)
  const put = usePutList()
  const [removing, setRemoving] = useState<VulnerabilityListDto | null>(null)
  const [files, setFiles] = useState<File[]>([])
  const [part, setPart] = useState('')
  const [file] = files
  const onSuccess = () => {
    setFiles([])
    // A part that stayed would be that of the next list, too.
    setPart('')
  }
  const upload = () => file && put.mutate({ file, part: part.trim() }, { onSuccess })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {may ? (
        <Section title={t('upload')} lead={t('uploadLead')}>
          <div className={classes.listForm}>
            <FileInput label={t('file')} value={files} onChange={setFiles} clearable />
            <TextInput
              label={t('part')}
              description={t('partHelp')}
              maxLength={60}
              value={part}
              onChange={(event) => setPart(event.currentTarget.value)}
            />
            <Button onClick={upload} disabled={!file} loading={put.isPending}>
              {t('send')}
            </Button>
          </div>
          {put.error ? <Refusal error={put.error} /> : null}
        </Section>
      ) : null}
      {data.items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyNext')}</EmptyState>
      ) : (
        <ul className={classes.listRows}>
          {data.items.map((one) => (
            <li key={`${one.list} ${one.part}`}>
              <div>
                <b>{t(`name.${one.list}`)}</b> {one.part}
                <div>
                  {one.published_at ? (
                    <>
                      {t('of')} <Instant at={one.published_at} form="day" /> ·{' '}
                    </>
                  ) : null}
                  {t('uploaded')} <Instant at={one.uploaded_at} /> · {t('entries', { count: one.entries })} ·{' '}
                  {one.file_name} · <Hash value={one.sha256} />
                </div>
              </div>
              {may ? (
                <Button size="xs" variant="default" onClick={() => setRemoving(one)}>
                  {t('remove')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <RemoveList list={removing} onClose={() => setRemoving(null)} />
    </>
  )
}
