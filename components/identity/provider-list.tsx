'use client'

import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  ProviderHouse,
  type ProviderList as Providers,
  useIdentityProviders,
} from '@/components/api/use-identity-providers'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Button } from '@/components/ui/button'
import type { IdentityProviderDto } from '@/lib/views/identity-provider.schema'
import { EditProvider } from './edit-provider'
import classes from './identity.module.css'
import { ProviderCard, type ProviderDeed } from './provider-card'
import { RemoveProvider } from './remove-provider'

export interface ProviderListProps {
  /** Slug of the tenant; null: the platform's. */
  tenant: string | null
  /** Whether the person may change them. */
  may: boolean
  initial: Providers
}

/** Directories and OpenID providers by which people come in. */
export function ProviderList(props: ProviderListProps) {
  return (
    <ProviderHouse value={props.tenant}>
      <ProviderListOf {...props} />
    </ProviderHouse>
  )
}

function ProviderListOf({ tenant, may, initial }: ProviderListProps) {
  const t = useTranslations('identity')
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<{ deed: ProviderDeed; provider: IdentityProviderDto } | null>(null)
  const { data, error, refetch } = useIdentityProviders(initial)
  const ours = tenant === null ? 'platform' : 'tenant'
  const own = data.items.filter(({ of }) => of === ours)
  const shared = data.items.filter(({ of }) => of !== ours)
  // Whoever has none of their own may still come in by one of the platform.
  const none = tenant === null ? 'emptyPlatform' : shared.length > 0 ? 'emptyOwn' : 'empty'
  const add = may ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  ) : null
  const done = () => setDoing(null)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={tenant === null ? t('leadPlatform') : t('lead')}
        actions={own.length > 0 ? add : null}
      />
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {own.length === 0 ? (
        <EmptyState title={t(none)} action={add}>
          {may ? t('emptyNext') : t('emptyRead')}
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-label={t('title')}>
          {own.map((provider, index) => (
            <ProviderCard
              key={provider.id}
              provider={provider}
              moves={{ up: index > 0, down: index < own.length - 1 }}
              onDeed={may ? (deed) => setDoing({ deed, provider }) : undefined}
            />
          ))}
        </ul>
      )}
      {shared.length > 0 ? (
        <>
          <h2 className={classes.sharedTitle}>{t('shared')}</h2>
          <p className={classes.where}>{t('sharedLead')}</p>
          <ul className={classes.list} aria-label={t('shared')}>
            {shared.map((provider) => (
              <ProviderCard
                key={provider.id}
                provider={provider}
                moves={{ up: false, down: false }}
                onDeed={undefined}
              />
            ))}
          </ul>
        </>
      ) : null}
      {adding ? <EditProvider provider={null} onClose={() => setAdding(false)} /> : null}
      {doing?.deed === 'edit' ? <EditProvider provider={doing.provider} onClose={done} /> : null}
      <RemoveProvider provider={doing?.deed === 'remove' ? doing.provider : null} onClose={done} />
    </>
  )
}
