'use client'

import { useTranslations } from 'next-intl'
import { type NewEnrolment, useEnrolledMachines } from '@/components/api/use-agents'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import { Loader } from '@/components/ui/loader'
import type { AgentDto } from '@/lib/views/admin.schema'
import classes from './agents.module.css'

/** Waits for machines that come by a code, then for the first report of each. */
export function EnrolledMachines({ enrolment }: { enrolment: NewEnrolment }) {
  const t = useTranslations('agents.code')
  const { data } = useEnrolledMachines(enrolment)
  const machines = data ?? []
  const reported = machines.filter((machine) => machine.last_submission)
  const all = machines.length >= enrolment.most && reported.length === machines.length
  return (
    <section className={classes.first} aria-live="polite" data-here={all ? true : undefined}>
      {machines.map((machine) => (
        <Machine key={machine.id} machine={machine} />
      ))}
      {all ? null : (
        <p className={classes.waiting}>
          <Loader size={16} /> {t(machines.length > reported.length ? 'waitingReport' : 'waiting')}
        </p>
      )}
    </section>
  )
}

function Machine({ machine }: { machine: AgentDto }) {
  const t = useTranslations('agents')
  const last = machine.last_submission
  const read = last?.state === 'parsed'
  return (
    <p className={classes.arrived}>
      <ToneBadge
        tone={read ? 'met' : last && last.state !== 'received' ? 'gap' : 'unknown'}
        shape={read ? 'disc-tick' : last && last.state !== 'received' ? 'triangle' : 'dashed'}
        word={last ? t(`first.state.${last.state}`) : t('code.enrolled')}
      />{' '}
      <b>{machine.name}</b>
      {last ? (
        <>
          {' · '}
          <Instant at={last.received_at} form="second" /> ·{' '}
          <TenantLink to={`/submissions/${last.id}`}>{t('first.open')}</TenantLink>
        </>
      ) : null}
    </p>
  )
}
