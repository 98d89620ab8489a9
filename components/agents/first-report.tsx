'use client'

import { useTranslations } from 'next-intl'
import { type NewAgent, useFirstReport } from '@/components/api/use-agents'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { useServerWords } from '@/components/common/use-server-words'
import { TenantLink } from '@/components/shell/tenant-link'
import { Loader } from '@/components/ui/loader'
import type { SubmissionDto } from '@/lib/views/submission.schema'
import classes from './agents.module.css'

/** Waits for the first report of an agent just made, then shows its receipt. */
export function FirstReport({ agent }: { agent: NewAgent }) {
  const t = useTranslations('agents.first')
  const { data, error } = useFirstReport(agent)
  return (
    <section className={classes.first} aria-live="polite" data-here={data ? true : undefined}>
      {data ? (
        <ReceiptOf submission={data} />
      ) : (
        <p className={classes.waiting}>
          <Loader size={16} /> {t('waiting')}
        </p>
      )}
      {error && !data ? <ErrorState error={error} /> : null}
    </section>
  )
}

function ReceiptOf({ submission: s }: { submission: SubmissionDto }) {
  const t = useTranslations('agents.first')
  const { word, sentence } = useServerWords()
  const read = s.state === 'parsed'
  return (
    <>
      <p className={classes.arrived}>
        <ToneBadge
          tone={read ? 'met' : s.state === 'received' ? 'unknown' : 'gap'}
          shape={read ? 'disc-tick' : s.state === 'received' ? 'dashed' : 'triangle'}
          word={t(`state.${s.state}`)}
          large
        />
      </p>
      {s.error ? (
        <p className={classes.fault}>{sentence(s.error.code, s.error.message) || word(s.error.code)}</p>
      ) : null}
      <dl className={classes.receipt}>
        <dt>{t('received')}</dt>
        <dd>
          <Instant at={s.received_at} form="second" />
        </dd>
        <dt>{t('tool')}</dt>
        <dd>{s.tool ? `${s.tool} ${s.tool_version ?? ''}` : '–'}</dd>
        <dt>{t('asset')}</dt>
        <dd>
          {s.assets.map((asset) => (
            <TenantLink key={asset.id} to={`/assets/${asset.id}`}>
              {asset.name}
            </TenantLink>
          ))}
        </dd>
        <dt>{t('items')}</dt>
        <dd>
          {s.items ?? '–'}
          {s.changes ? ` · ${t('changes', { opened: s.changes.opened, closed: s.changes.closed })}` : ''}
        </dd>
        <dt>{t('evidence')}</dt>
        <dd>
          <Hash value={s.evidence.sha256} length={16} />
        </dd>
        <dt>{t('log')}</dt>
        <dd className="numbers">{s.log_index}</dd>
      </dl>
      <TenantLink to={`/submissions/${s.id}`}>{t('open')}</TenantLink>
    </>
  )
}
