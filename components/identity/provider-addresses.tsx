'use client'

import { useTranslations } from 'next-intl'
import { useContext, useEffect, useState } from 'react'
import { ProviderHouse } from '@/components/api/use-identity-providers'
import { CopyText } from '@/components/common/copy-text'
import classes from './identity.module.css'

/** What is registered at an OpenID provider, to copy; `lib/core/openid-addresses.ts` has the same for the server. */
export function ProviderAddresses({ id }: { id: string }) {
  const t = useTranslations('identity.addresses')
  const slug = useContext(ProviderHouse)
  // Only a browser knows by which name it reached the server.
  const [origin, setOrigin] = useState<string | null>(null)
  useEffect(() => setOrigin(window.location.origin), [])
  if (origin === null) return null
  const addresses = {
    callback: `${origin}/api/auth/callback/${id}`,
    after_logout: `${origin}${slug === null ? '' : `/t/${encodeURIComponent(slug)}`}/sign-in`,
    back_channel: `${origin}/api/auth/back-channel-logout/${id}`,
  }
  return (
    <details>
      <summary>{t('title')}</summary>
      <p className={classes.where}>{t('lead')}</p>
      <dl className={classes.facts}>
        {(['callback', 'after_logout', 'back_channel'] as const).map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <CopyText value={addresses[name]} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
