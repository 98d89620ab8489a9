'use client'

import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { Instant } from '@/components/common/instant'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AgentDto } from '@/lib/views/admin.schema'
import classes from './agents.module.css'

const MOST = 5

/** Says which agents have gone quiet, and how to be told of the next one. */
export function GoneQuiet({ agents, now }: { agents: readonly AgentDto[]; now: string }) {
  const t = useTranslations('agents.goneQuiet')
  const may = useMay('webhooks.read')
  const quiet = agents.filter((agent) => agent.quiet)
  if (quiet.length === 0) return null
  return (
    <section className={classes.quiet} role="status">
      <p>
        <b>{t('title', { count: quiet.length })}</b>{' '}
        {quiet.slice(0, MOST).map((agent, i) => (
          <span key={agent.id}>
            {i > 0 ? t('and') : ''}
            {agent.name} (<Instant at={agent.quiet_since} since={now} />)
          </span>
        ))}
        {quiet.length > MOST ? t('more', { count: quiet.length - MOST }) : ''}
      </p>
      <p className={classes.soft}>
        {t('next')} {may ? <TenantLink to="/settings/webhooks">{t('webhooks')}</TenantLink> : null}
      </p>
    </section>
  )
}
