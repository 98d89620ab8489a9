'use client'

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMaybeTenant } from '@/components/api/tenant-context'
import { useChangeProvider } from '@/components/api/use-identity-providers'
import { Refusal } from '@/components/common/refusal'
import { ToneBadge } from '@/components/common/tone-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import { ActionIcon } from '@/components/ui/action-icon'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { IdentityProviderDto } from '@/lib/views/identity-provider.schema'
import classes from './identity.module.css'
import { ProviderAddresses } from './provider-addresses'
import { TestConnection } from './test-connection'

export type ProviderDeed = 'edit' | 'remove'

export interface ProviderCardProps {
  provider: IdentityProviderDto
  /** Whether it can go up or down among those of its house. */
  moves: { up: boolean; down: boolean }
  /** Absent: only to be read. */
  onDeed: ((deed: ProviderDeed) => void) | undefined
}

/** One way in: what it is, where it leads, whether it is on; and how it works when it is tried. */
export function ProviderCard({ provider, moves, onDeed }: ProviderCardProps) {
  const t = useTranslations('identity')
  const tenant = useMaybeTenant()
  const change = useChangeProvider()
  const [testing, setTesting] = useState(false)
  const { id, kind, name, position, ldap, oidc } = provider
  const on = provider.enabled_at !== null
  const small = { size: 'compact-sm', variant: 'default' } as const
  const arrow = { variant: 'default', size: 'md' } as const
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        {on ? (
          <ToneBadge tone="met" shape="disc-tick" word={t('on')} />
        ) : (
          <ToneBadge tone="unknown" shape="dash" word={t('off')} />
        )}
      </div>
      <p className={classes.where}>
        {t(`kinds.${kind}`)}
        {ldap ? (
          <>
            {' · '}
            <code>{ldap.servers.join(', ')}</code>
          </>
        ) : null}
        {oidc ? (
          <>
            {' · '}
            <code>{oidc.issuer}</code>
          </>
        ) : null}
      </p>
      {tenant && provider.rules_to_confirm > 0 ? (
        <p className={classes.waiting} role="status">
          {t.rich('toConfirm', {
            count: provider.rules_to_confirm,
            rules: (chunks) => <TenantLink to={`/settings/identity/${id}`}>{chunks}</TenantLink>,
          })}
        </p>
      ) : null}
      {oidc ? <ProviderAddresses id={id} /> : null}
      {tenant ? (
        <p className={classes.where}>
          <TenantLink to={`/settings/identity/${id}`}>{t('rules')}</TenantLink>
        </p>
      ) : null}
      {onDeed ? (
        <Group gap="xs" mt="sm">
          <Button size="compact-sm" aria-expanded={testing} onClick={() => setTesting(!testing)}>
            {t('test.action')}
          </Button>
          <Button {...small} onClick={() => onDeed('edit')}>
            {t('change')}
          </Button>
          <Button {...small} loading={change.isPending} onClick={() => change.mutate({ id, enabled: !on })}>
            {on ? t('turnOff') : t('turnOn')}
          </Button>
          {moves.up ? (
            <ActionIcon
              {...arrow}
              aria-label={t('up', { name })}
              onClick={() => change.mutate({ id, position: position - 1 })}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
          ) : null}
          {moves.down ? (
            <ActionIcon
              {...arrow}
              aria-label={t('down', { name })}
              onClick={() => change.mutate({ id, position: position + 1 })}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
          ) : null}
          <Button {...small} onClick={() => onDeed('remove')}>
            {t('remove.action')}
          </Button>
        </Group>
      ) : null}
      {change.error ? <Refusal error={change.error} /> : null}
      {testing ? <TestConnection provider={provider} /> : null}
    </li>
  )
}
