'use client'

import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Page } from '@/components/api/use-pages'
import { usePlatformTenants } from '@/components/api/use-platform'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Button } from '@/components/ui/button'
import type { PlatformAction } from '@/lib/access/actions'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'
import { AskExport } from './ask-export'
import { DeleteTenant } from './delete-tenant'
import { InviteOwner } from './invite-owner'
import { MakeTenant } from './make-tenant'
import classes from './platform.module.css'
import { PlatformBar } from './platform-bar'
import { RenameTenant } from './rename-tenant'
import { SetQuota } from './set-quota'
import { SuspendTenant } from './suspend-tenant'
import { type TenantDeed, TenantRow } from './tenant-row'

export interface PlatformProps {
  initial: Page<PlatformTenantDto>
  /** Who is signed in. */
  person: string
  /** What they may do on the platform. */
  actions: readonly PlatformAction[]
  timeZones: readonly string[]
}

/** All tenants of this server: that they are there, and whether they may be entered. Nothing of what is in them. */
export function Platform({ initial, person, actions, timeZones }: PlatformProps) {
  const may = actions.includes('platform.tenants.write')
  const t = useTranslations('platform')
  const common = useTranslations('common.table')
  const [making, setMaking] = useState(false)
  const [doing, setDoing] = useState<{ deed: TenantDeed; tenant: PlatformTenantDto } | null>(null)
  const done = () => setDoing(null)
  const of = (deed: TenantDeed) => (doing?.deed === deed ? doing.tenant : null)
  const [renaming, exporting, deleting, inviting] = [of('rename'), of('export'), of('delete'), of('invite')]
  const limiting = of('quota')
  const { items, error, retry, more, loadingMore } = usePlatformTenants(initial)
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  )
  return (
    <>
      <PlatformBar person={person} actions={actions} />
      <main className={classes.main} id="main">
        <PageHeader title={t('title')} lead={t('lead')} actions={may && items.length > 0 ? make : null} />
        <p className={classes.blind}>{t('blind')}</p>
        {error ? <ErrorState error={error} onRetry={retry} /> : null}
        {items.length === 0 ? (
          <EmptyState title={t('empty')} {...(may ? { action: make } : {})}>
            {t('emptyNext')}
          </EmptyState>
        ) : (
          <ul className={classes.list} aria-label={t('tenants')}>
            {items.map((tenant) => (
              <TenantRow
                key={tenant.id}
                tenant={tenant}
                onDeed={may ? (deed) => setDoing({ deed, tenant }) : undefined}
              />
            ))}
          </ul>
        )}
        {more ? (
          <Button variant="default" size="xs" mt="md" onClick={more} loading={loadingMore}>
            {common('more')}
          </Button>
        ) : null}
      </main>
      {making ? <MakeTenant timeZones={timeZones} onClose={() => setMaking(false)} /> : null}
      {renaming ? <RenameTenant tenant={renaming} onClose={done} /> : null}
      {limiting ? <SetQuota tenant={limiting} onClose={done} /> : null}
      {inviting ? <InviteOwner tenant={inviting} onClose={done} /> : null}
      <SuspendTenant tenant={of('suspend')} onClose={done} />
      {exporting ? <AskExport tenant={exporting} onClose={done} /> : null}
      {deleting ? <DeleteTenant tenant={deleting} onClose={done} /> : null}
    </>
  )
}
