'use client'

import { IconArchive } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMay, useTenant } from '@/components/api/tenant-context'
import { useDownload } from '@/components/api/use-download'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import classes from './settings.module.css'

/** All that is the tenant's as one file, for its owners alone. */
export function Archive() {
  const t = useTranslations('settings.general.archive')
  const may = useMay('tenant.export')
  const { slug } = useTenant()
  const download = useDownload()
  if (!may) return null
  return (
    <Section id="archive" title={t('title')}>
      <p className={classes.archive}>{t('lead')}</p>
      <Button
        variant="default"
        leftSection={<IconArchive size={16} />}
        loading={download.isPending}
        onClick={() => download.mutate({ path: '/tenant-archive', name: `plimsoll-${slug}.tar.gz` })}
      >
        {t('action')}
      </Button>
      {download.isPending ? <p role="status">{t('taking')}</p> : null}
      {download.error ? <Refusal error={download.error} /> : null}
    </Section>
  )
}
