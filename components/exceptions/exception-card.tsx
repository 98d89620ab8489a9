'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDecideException } from '@/components/api/use-exceptions'
import { useMayChange } from '@/components/api/use-may-change'
import { Instant } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { type Tone, ToneBadge } from '@/components/common/tone-badge'
import { notify } from '@/components/notices/notify'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { TextInput } from '@/components/ui/text-input'
import type { ExceptionDto } from '@/lib/views/exception.schema'
import { ExceptionScope } from './exception-scope'
import classes from './exceptions.module.css'

const TONES: Record<ExceptionDto['state'], Tone> = {
  proposed: 'judge',
  approved: 'clear',
  refused: 'unknown',
  withdrawn: 'unknown',
  expired: 'partly',
}
const DAY_MS = 86_400_000

/** One exception: what is handled how and until when, who asked, who decided, and what may be done about it. */
export function ExceptionCard({ exception: e }: { exception: ExceptionDto }) {
  const t = useTranslations('exceptions')
  const mayApprove = useMayChange('exceptions.approve')
  const mayWrite = useMayChange('exceptions.write')
  const decide = useDecideException()
  const [note, setNote] = useState('')
  const open = e.state === 'proposed' || e.state === 'approved'
  const left = e.expires_at ? Math.ceil((Date.parse(e.expires_at) - Date.now()) / DAY_MS) : null
  const leaves = [e.log_index, e.decision_log_index].filter((index) => index !== null)
  const act = (decision: 'approve' | 'refuse' | 'withdraw') =>
    decide.mutate(
      { id: e.id, decision, ...(note.trim() ? { note: note.trim() } : {}) },
      { onSuccess: () => notify(t(`did.${decision}`)) },
    )
  return (
    <article className={classes.card} data-state={e.state} data-exception={e.id}>
      <header className={classes.head}>
        <strong>{t(`kind.${e.kind}`)}</strong>
        <ToneBadge tone={TONES[e.state]} shape={open ? 'diamond' : 'dash'} word={t(`state.${e.state}`)} />
        <span className={classes.until} data-soon={(open && left !== null && left <= 14) || undefined}>
          {e.until ? t('until', { day: e.until }) : t('noEnd')}
          {open && left !== null ? ` · ${t('left', { days: left })}` : ''}
        </span>
        <TenantLink to={`/findings?exception=${e.id}&status=any`} className={classes.covers}>
          {t('covers', { count: e.covers })}
        </TenantLink>
      </header>
      <ExceptionScope scope={e.scope} />
      <p className={classes.reason}>{e.reason}</p>
      <p className={classes.soft}>
        {t.rich('asked_by', { name: e.requested_by.label, time: () => <Instant at={e.requested_at} /> })}
        {e.approved_by
          ? t.rich('approved_by', { name: e.approved_by.label, time: () => <Instant at={e.approved_at} /> })
          : null}
        {e.ended_by
          ? t.rich(e.state === 'refused' ? 'refused_by' : 'withdrawn_by', {
              name: e.ended_by.label,
              time: () => <Instant at={e.ended_at} />,
            })
          : null}
        {` · ${t('leaf', { index: leaves.join(t('comma')) })}`}
      </p>
      {e.note ? <p className={classes.note}>{e.note}</p> : null}
      {decide.error ? <Refusal error={decide.error} /> : null}
      {open && (mayWrite || mayApprove) ? (
        <Group gap="xs" align="flex-end">
          {e.state === 'proposed' && mayApprove && !e.own ? (
            <>
              <TextInput
                size="xs"
                className={classes.words}
                aria-label={t('note')}
                placeholder={t('note')}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <Button size="xs" onClick={() => act('approve')} loading={decide.isPending}>
                {t('approve')}
              </Button>
              <Button size="xs" variant="default" onClick={() => act('refuse')} disabled={decide.isPending}>
                {t('refuse')}
              </Button>
            </>
          ) : null}
          {e.own || mayApprove ? (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => act('withdraw')}
              disabled={decide.isPending}
            >
              {t('withdraw')}
            </Button>
          ) : null}
          {e.state === 'proposed' && (e.own || !mayApprove) ? (
            <span className={classes.soft}>{t('fourEyes')}</span>
          ) : null}
        </Group>
      ) : null}
    </article>
  )
}
