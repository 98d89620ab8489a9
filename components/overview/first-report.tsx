'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { curlLine, RUN_BENCH } from '@/components/agents/send-lines'
import { useMay } from '@/components/api/tenant-context'
import { CopyText } from '@/components/common/copy-text'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './overview.module.css'

const never = () => () => {}

/** The first thing to do in a new tenant: hand a report in. */
export function FirstReport() {
  const t = useTranslations('overview.first')
  const mayEnrol = useMay('agents.write')
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => 'https://…',
  )
  return (
    <div className={classes.first}>
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      <ol>
        <li>
          <h3>{t('token')}</h3>
          {mayEnrol ? <TenantLink to="/agents">{t('enrol')}</TenantLink> : <p>{t('ask')}</p>}
        </li>
        <li>
          <h3>{t('run')}</h3>
          <CopyText block value={RUN_BENCH} />
        </li>
        <li>
          <h3>{t('send')}</h3>
          <CopyText block value={curlLine(origin, '$TOKEN')} />
          <p>{t('then')}</p>
        </li>
      </ol>
    </div>
  )
}
