'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Page, usePages } from '@/components/api/use-pages'
import classes from '@/components/audit/audit.module.css'
import { AuditEvent } from '@/components/audit/audit-event'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { TextButton } from '@/components/common/text-button'
import { Button } from '@/components/ui/button'
import type { AuditEventDto } from '@/lib/views/admin.schema'

/** What was done on the platform: to tenants, providers and administrators. What happens in tenants is in theirs. */
export function PlatformAudit({ initial }: { initial: Page<AuditEventDto> }) {
  const t = useTranslations('platform.audit')
  const common = useTranslations('common.table')
  const [actor, setActor] = useState<string | null>(null)
  const list = usePages<AuditEventDto>({
    key: ['platform', 'audit-events', actor],
    path: '/platform/audit-events',
    tenant: null,
    query: actor === null ? {} : { actor },
    initial: actor === null ? initial : undefined,
  })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {actor === null ? null : <TextButton onClick={() => setActor(null)}>{t('everybody')}</TextButton>}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {list.items.length === 0 && !list.loading ? (
        <EmptyState small title={t('empty')} />
      ) : (
        <ol className={classes.list} aria-busy={list.loading}>
          {list.items.map((event) => (
            <AuditEvent key={event.id} event={event} onActor={setActor} />
          ))}
        </ol>
      )}
      {list.more ? (
        <Button variant="default" size="xs" mt="md" onClick={list.more} loading={list.loadingMore}>
          {common('more')}
        </Button>
      ) : null}
    </>
  )
}
