'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './members.module.css'

/** That local passwords are closed here: who has only one does not come in, invited or not. */
export function LocalClosed() {
  const t = useTranslations('members.closed')
  return (
    <aside className={classes.ending} aria-label={t('title')}>
      <Shape name="triangle" size={14} />
      <div>
        <b>{t('title')}</b>{' '}
        {t.rich('means', {
          settings: (chunks) => <TenantLink to="/settings/identity">{chunks}</TenantLink>,
        })}
      </div>
    </aside>
  )
}
