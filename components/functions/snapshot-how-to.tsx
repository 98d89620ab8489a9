'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { CopyText } from '@/components/common/copy-text'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './functions.module.css'
import { snapshotLines } from './snapshot-lines'

/** How a first snapshot is made and handed in. */
export function SnapshotHowTo() {
  const t = useTranslations('functions.howTo')
  const [origin, setOrigin] = useState('$URL')
  useEffect(() => setOrigin(window.location.origin), [])
  return (
    <div className={classes.howTo}>
      <p>{t('run')}</p>
      <CopyText block value={snapshotLines(origin, '$TOKEN')} />
      <p className={classes.soft}>
        {t.rich('token', { link: (text) => <TenantLink to="/agents">{text}</TenantLink> })}
      </p>
    </div>
  )
}
