'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Instant } from '@/components/common/instant'
import { ResultBadge } from '@/components/common/result-badge'
import { useStateTitle } from '@/components/common/use-state-title'
import { EvidenceExcerpt } from '@/components/evidence/evidence-excerpt'
import type { ThingWord } from '@/components/mlps/thing-word'
import { TenantLink } from '@/components/shell/tenant-link'
import type { WhyCheckDto, WhyStateDto } from '@/lib/views/control.schema'
import classes from './control.module.css'

const FIRST = 8

/** A check, the assets it was looked at on, and what it said of each subject, with the very lines. */
export function WhyCheck({ why, thing }: { why: WhyCheckDto; thing: ThingWord }) {
  const t = useTranslations('control')
  const titled = useStateTitle()
  const [all, setAll] = useState(false)
  const states = [...why.states].sort((a, b) => Number(b.result === 'fail') - Number(a.result === 'fail'))
  const shown = all ? states : states.slice(0, FIRST)
  const unseen = why.assets.filter((a) => a.result === 'absent')
  return (
    <section className={classes.check}>
      <header className={classes.checkHead}>
        <ResultBadge result={why.result} />
        <span className={classes.checkTitle}>{titled(why.check, why.result)}</span>
        <span className={classes.soft}>
          {why.check.tool}
          {why.check.printed_id ? ` ${why.check.printed_id}` : ''} · {t(`relation.${why.relation}`)}
        </span>
      </header>
      {shown.length > 0 ? (
        <ul className={classes.states}>
          {shown.map((state) => (
            <StateLine key={`${state.asset.id} ${state.subject} ${state.detail}`} state={state} />
          ))}
        </ul>
      ) : null}
      {states.length > FIRST && !all ? (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('showAllSubjects', { count: states.length })}
        </button>
      ) : null}
      {why.states_total > states.length ? (
        <p className={classes.soft}>
          {t('firstOf', { shown: states.length, total: why.states_total })}{' '}
          <TenantLink to={`/findings?check=${encodeURIComponent(why.check.name)}&status=any`}>
            {t('allFindings')}
          </TenantLink>
        </p>
      ) : null}
      {unseen.length > 0 ? (
        <p className={classes.soft}>
          {t('unseen', { thing, count: unseen.length, names: unseen.map((a) => a.asset.name).join(', ') })}
        </p>
      ) : null}
    </section>
  )
}

function StateLine({ state }: { state: WhyStateDto }) {
  const t = useTranslations('control')
  const [open, setOpen] = useState(false)
  return (
    <li className={classes.state}>
      <div className={classes.stateLine}>
        <ResultBadge result={state.result} />
        <TenantLink to={`/assets/${state.asset.id}`}>{state.asset.name}</TenantLink>
        {state.subject ? <code className={classes.subject}>{state.subject}</code> : null}
        {state.detail ? <span className={classes.detail}>{state.detail}</span> : null}
        <span className={classes.soft}>
          {t.rich('since', { time: () => <Instant at={state.since} form="day" /> })}
        </span>
        <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('hideLines') : t('showLines')}
        </button>
      </div>
      {open ? (
        <>
          <EvidenceExcerpt sha256={state.evidence} at={state.at} />
          <p className={classes.soft}>
            <TenantLink to={`/submissions/${state.submission}`}>{t('submission')}</TenantLink> ·{' '}
            {t('logIndex', { index: state.log_index })}
          </p>
        </>
      ) : null}
    </li>
  )
}
