'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssetDetailDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'

const MOST = 3

/** That flaws of this image are listed under another of its repository, how many, and where. */
export function ShownByOthers({ asset }: { asset: Pick<AssetDetailDto, 'id' | 'shown_by_others'> }) {
  const t = useTranslations('assets.detail.elsewhere')
  const others = asset.shown_by_others
  if (others.length === 0) return null
  const count = others.reduce((sum, { findings }) => sum + findings, 0)
  const rest = others.slice(MOST)
  return (
    <p className={classes.elsewhere}>
      {t('lead', { count })}{' '}
      {others.slice(0, MOST).map(({ asset: by, findings }) => (
        <span key={by.id}>
          <TenantLink to={`/findings?fails_on=${asset.id}&asset=${by.id}`}>
            {t('under', { name: by.name, count: findings })}
          </TenantLink>{' '}
        </span>
      ))}
      {rest.length > 0 ? <span>{t('more', { count: rest.length })} </span> : null}
      <TenantLink to={`/findings?fails_on=${asset.id}`}>{t('all')}</TenantLink>
    </p>
  )
}
