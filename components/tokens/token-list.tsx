'use client'

import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import type { Page } from '@/components/api/use-pages'
import { useTokens } from '@/components/api/use-tokens'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import type { TokenDto } from '@/lib/views/admin.schema'
import { AddToken } from './add-token'
import { RevokeToken } from './revoke-token'
import { useTokenColumns } from './token-columns'

export interface TokenListProps {
  initial: Page<TokenDto>
  /** When the page was made. */
  now: string
}

/** Keys of machines to the tenant. */
export function TokenList({ initial, now }: TokenListProps) {
  const t = useTranslations('tokens')
  const may = useMay('tokens.write')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<TokenDto | null>(null)
  const { items, error, retry, more, loadingMore } = useTokens(initial)
  const columns = useTokenColumns(now, may ? setEnding : undefined)
  const add = may ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyNext')}</EmptyState>
      ) : (
        <Section title={t('list')} framed flush>
          <DataTable
            label={t('title')}
            columns={columns}
            rows={items}
            rowId={(token) => token.id}
            onMore={more}
            loadingMore={loadingMore}
          />
        </Section>
      )}
      {adding ? <AddToken onClose={() => setAdding(false)} /> : null}
      <RevokeToken token={ending} onClose={() => setEnding(null)} />
    </>
  )
}
