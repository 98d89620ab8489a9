'use client'

import { IconDownload } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { withQuery } from '@/components/api/client'
import { useTenant } from '@/components/api/tenant-context'
import { useDownload } from '@/components/api/use-download'
import { useTimes } from '@/components/api/use-times'
import { Refusal } from '@/components/common/refusal'
import { usePageKey } from '@/components/common/use-page-key'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { Button } from '@/components/ui/button'
import type { FindingFilter } from './use-finding-filter'

/** Exactly what is filtered, all rows of it, as a table; the audit log notes it. */
export function ExportMenu({ filter }: { filter: FindingFilter }) {
  const t = useTranslations('findings.export')
  const { slug } = useTenant()
  const lang = useLocale() === 'zh' ? 'zh' : 'en'
  const times = useTimes()
  const download = useDownload()
  const button = useRef<HTMLButtonElement>(null)
  usePageKey('e', () => button.current?.click())
  const take = (format: 'csv' | 'xlsx') =>
    download.mutate({
      path: withQuery('/findings/export', { ...filter.which, ...times, sort: filter.sort, format, lang }),
      name: `findings-${slug}-${new Date().toISOString().slice(0, 10)}.${format}`,
    })
  return (
    <>
      <LazyMenu
        position="bottom-end"
        target={
          <Button
            ref={button}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            loading={download.isPending}
          >
            {t('label')}
          </Button>
        }
      >
        {(Menu) => (
          <>
            <Menu.Item onClick={() => take('xlsx')}>{t('xlsx')}</Menu.Item>
            <Menu.Item onClick={() => take('csv')}>{t('csv')}</Menu.Item>
          </>
        )}
      </LazyMenu>
      {download.error ? <Refusal error={download.error} /> : null}
    </>
  )
}
