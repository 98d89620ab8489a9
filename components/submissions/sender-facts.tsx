'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { TenantLink } from '@/components/shell/tenant-link'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

/** By whom or what a report came: the agent, the beginning of its token, the address. */
export function SenderFacts({ submission: { sender, provenance } }: { submission: SubmissionDetailDto }) {
  const t = useTranslations('provenance.sender')
  const kind = useTranslations('submissions.detail.senderKind')
  const { agent, token, address, hidden } = provenance
  return (
    <>
      {agent ? <TenantLink to={`/submissions?agent=${agent.id}`}>{agent.name}</TenantLink> : sender.label}{' '}
      <span className={classes.soft}>{kind(sender.kind)}</span>
      {token ? (
        <div>
          {t('token')} <code>{token.prefix}…</code>
          {token.revoked_at ? (
            <span className={classes.soft}>
              {' '}
              {t.rich('revoked', { time: () => <Instant at={token.revoked_at} /> })}
            </span>
          ) : null}
        </div>
      ) : null}
      <div>
        {t(hidden ? 'tokenAndAddress' : 'address')}{' '}
        {address ? (
          <code>{address}</code>
        ) : (
          <span className={classes.soft}>{t(hidden ? 'hidden' : 'noAddress')}</span>
        )}
      </div>
    </>
  )
}
