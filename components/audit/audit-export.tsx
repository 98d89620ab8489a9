'use client'

import { IconDownload } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type QueryParams, withQuery } from '@/components/api/client'
import { useTenant } from '@/components/api/tenant-context'
import { useDownload } from '@/components/api/use-download'
import { Refusal } from '@/components/common/refusal'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { Button } from '@/components/ui/button'

/** Exactly what is filtered, all rows of it, as a table; itself an event of the log. */
export function AuditExport({ query }: { query: QueryParams }) {
  const t = useTranslations('audit.export')
  const { slug } = useTenant()
  const lang = useLocale() === 'zh' ? 'zh' : 'en'
  const download = useDownload()
  const take = (format: 'csv' | 'xlsx') =>
    download.mutate({
      path: withQuery('/audit-events/export', { ...query, format, lang }),
      name: `audit-${slug}-${new Date().toISOString().slice(0, 10)}.${format}`,
    })
  return (
    <>
      <LazyMenu
        position="bottom-end"
        target={
          <Button
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
