'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { TextButton } from '@/components/common/text-button'
import type { AuditEventDto } from '@/lib/views/admin.schema'
import classes from './audit.module.css'
import { AuditDiff } from './audit-diff'
import { diffOf } from './diff-of'
import { useActionWord } from './use-action-word'

export interface AuditEventProps {
  event: AuditEventDto
  /** Show only what this actor did. */
  onActor: (id: string) => void
}

/** One thing that was done; opens to what changed, where from, and which leaf proves it. */
export function AuditEvent({ event, onActor }: AuditEventProps) {
  const t = useTranslations('audit')
  const word = useActionWord()
  const lines = diffOf(event.before, event.after)
  const kind = t(`actor.${event.actor.kind}`)
  return (
    <li className={classes.event}>
      <details>
        <summary className={classes.summary}>
          <span className={classes.when}>
            <Instant at={event.at} form="second" />
          </span>
          <b className={classes.what} title={event.action}>
            {word(event.action)}
          </b>
          <span className={classes.who} title={kind}>
            {event.actor.label}
          </span>
          <code className={classes.target} title={event.target_id}>
            {event.target_id}
          </code>
        </summary>
        <div className={classes.body}>
          <dl className={classes.facts}>
            <dt>{t('who')}</dt>
            <dd>
              {event.actor.label} · {kind}{' '}
              <TextButton onClick={() => onActor(event.actor.id)}>{t('onlyActor')}</TextButton>
            </dd>
            <dt>{t('actionName')}</dt>
            <dd>
              <code>{event.action}</code>
            </dd>
            <dt>{t('target')}</dt>
            <dd>
              <code>{event.target_id}</code> · {event.target_kind}
            </dd>
            {event.address || event.provider ? (
              <>
                <dt>{t('from')}</dt>
                <dd>
                  {event.address ?? '–'} {event.provider ? `· ${event.provider}` : ''}
                </dd>
              </>
            ) : null}
            <dt>{t('leaf')}</dt>
            <dd>
              {event.log_index === null
                ? t('notYet')
                : t(event.log === 'audit' ? 'leafNo' : 'evidenceLeafNo', { index: event.log_index })}
            </dd>
          </dl>
          {lines.length > 0 ? <AuditDiff lines={lines} /> : <p className={classes.soft}>{t('noChange')}</p>}
        </div>
      </details>
    </li>
  )
}
