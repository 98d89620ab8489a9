'use client'

import { IconDownload } from '@tabler/icons-react'
import { useLocale } from 'next-intl'
import type { Ref } from 'react'
import { type QueryParams, withQuery } from '@/components/api/client'
import { useTenant } from '@/components/api/tenant-context'
import { useDownload } from '@/components/api/use-download'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { Button } from '@/components/ui/button'
import { Refusal } from './refusal'

export interface TableExportProps {
  /** Of the API: `/findings/export`. */
  path: string
  query: QueryParams
  /** What the file's name begins with. */
  name: string
  words: { label: string; xlsx: string; csv: string }
  ref?: Ref<HTMLButtonElement>
}

/** Exactly what is filtered, all rows of it, as a table; the audit log notes it. */
export function TableExport({ path, query, name, words, ref }: TableExportProps) {
  const { slug } = useTenant()
  const lang = useLocale() === 'zh' ? 'zh' : 'en'
  const download = useDownload()
  const take = (format: 'csv' | 'xlsx') =>
    download.mutate({
      path: withQuery(path, { ...query, format, lang }),
      name: `${name}-${slug}-${new Date().toISOString().slice(0, 10)}.${format}`,
    })
  return (
    <>
      <LazyMenu
        position="bottom-end"
        target={
          <Button
            ref={ref}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            loading={download.isPending}
          >
            {words.label}
          </Button>
        }
      >
        {(Menu) => (
          <>
            <Menu.Item onClick={() => take('xlsx')}>{words.xlsx}</Menu.Item>
            <Menu.Item onClick={() => take('csv')}>{words.csv}</Menu.Item>
          </>
        )}
      </LazyMenu>
      {download.error ? <Refusal error={download.error} /> : null}
    </>
  )
}
