'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { EmptyState } from '@/components/common/empty-state'
import { useLocalized } from '@/components/common/localized'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { FixFirstDto } from '@/lib/views/overview.schema'
import classes from './overview.module.css'

const MOST_NAMES = 3
/** Shown before *show all*. */
const FIRST = 5

/** Safeguards by how many gaps they close, over all assessments. */
export function FixFirst({ items }: { items: readonly FixFirstDto[] }) {
  const t = useTranslations('overview.fixFirst')
  const localized = useLocalized()
  const [all, setAll] = useState(false)
  if (items.length === 0) {
    return (
      <EmptyState small title={t('none')}>
        {t('noneNext')}
      </EmptyState>
    )
  }
  const most = Math.max(...items.map(({ closes }) => closes), 1)
  return (
    <>
      <ol className={classes.fixes}>
        {(all ? items : items.slice(0, FIRST)).map((item) => (
          <li key={item.safeguard}>
            <div className={classes.closes}>
              <b>{item.closes}</b>
              <span>{t('closes', { count: item.closes })}</span>
              <i style={{ width: `${(item.closes / most) * 100}%` }} aria-hidden="true" />
            </div>
            <div className={classes.fix}>
              <h3>{localized(item.title)}</h3>
              <p>{localized(item.why)}</p>
              <p className={classes.facts}>
                <TenantLink to={`/findings?status=active&safeguard=${encodeURIComponent(item.safeguard)}`}>
                  {t('findings', { count: item.open_findings })}
                </TenantLink>
                <span>
                  {t('on')} <Names item={item} />
                </span>
                {item.contributes > item.closes ? (
                  <span>{t('contributes', { count: item.contributes - item.closes })}</span>
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {!all && items.length > FIRST ? (
        <div className={classes.showAll}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {t('all', { count: items.length })}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Names({ item: { assets, assets_total } }: { item: FixFirstDto }) {
  const t = useTranslations('overview.fixFirst')
  const more = assets_total - Math.min(assets.length, MOST_NAMES)
  return (
    <>
      {assets.slice(0, MOST_NAMES).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? t('comma') : ''}
          <TenantLink to={`/assets/${id}`}>{name}</TenantLink>
        </span>
      ))}
      {more > 0 ? ` ${t('more', { count: more })}` : ''}
    </>
  )
}
