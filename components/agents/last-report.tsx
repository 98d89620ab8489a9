'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { useServerWords } from '@/components/common/use-server-words'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AgentDto } from '@/lib/views/admin.schema'
import classes from './agents.module.css'

const MOST = 5

/** The last report of an agent, and what its parser had to say of it. */
export function LastReport({ agent, now }: { agent: AgentDto; now: string }) {
  const t = useTranslations('agents.last')
  const first = useTranslations('agents.first')
  const { word } = useServerWords()
  const last = agent.last_submission
  if (!last) return <>–</>
  const notes = last.notes.filter((note) => note.level !== 'info')
  return (
    <div className={classes.last}>
      <TenantLink to={`/submissions/${last.id}`}>
        {last.tool ?? t('report')} ·{' '}
        <Instant at={last.received_at} since={last.received_at > now ? last.received_at : now} />
      </TenantLink>
      {last.state === 'parsed' ? null : <span className={classes.fault}>{first(`state.${last.state}`)}</span>}
      {notes.length > 0 ? (
        <details className={classes.notes}>
          <summary>{t('notes', { count: notes.length })}</summary>
          <ul>
            {notes.slice(0, MOST).map((note) => (
              <li key={`${note.code} ${note.at} ${note.message}`} title={note.message}>
                {word(note.code)}
              </li>
            ))}
            {notes.length > MOST ? <li>{t('more', { count: notes.length - MOST })}</li> : null}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
