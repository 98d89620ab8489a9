'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './identity.module.css'

export interface LocalSignInCautionsProps {
  /** No identity provider is turned on. */
  provider: boolean
  /** Nobody who is kept could come in. */
  ready: boolean
  /** Whoever saves it is out. */
  self: boolean
  /** Nobody is told of uses. */
  webhooks: boolean
}

/** What to think of before local passwords are closed, and while they are. */
export function LocalSignInCautions({ provider, ready, self, webhooks }: LocalSignInCautionsProps) {
  const t = useTranslations('identity.local.caution')
  const link = (chunks: React.ReactNode) => <TenantLink to="/settings/webhooks">{chunks}</TenantLink>
  const said = [
    provider ? ['provider', t('provider')] : null,
    ready ? ['ready', t('ready')] : null,
    self ? ['self', t('self')] : null,
    webhooks ? ['webhooks', t.rich('webhooks', { link })] : null,
  ].filter((one) => one !== null)
  if (said.length === 0) return null
  return (
    <ul className={classes.cautions} aria-live="polite">
      {said.map(([key, words]) => (
        <li key={String(key)}>
          <Shape name="triangle" size={14} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
