'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { VerdictBadge } from '@/components/common/verdict-badge'
import type { ControlDetailDto } from '@/lib/views/control.schema'
import classes from './control.module.css'

/** The machine's verdict beside the person's; what counts, and why. */
export function ControlVerdicts({ control }: { control: ControlDetailDto }) {
  const t = useTranslations('control')
  const { determination } = control
  if (!control.verdict || !control.machine_verdict) return null
  const reason =
    control.reason && t.has(`reason.${control.reason}`) ? t(`reason.${control.reason}`) : control.reason
  return (
    <dl className={classes.verdicts}>
      <div>
        <dt>{t('verdict')}</dt>
        <dd>
          <VerdictBadge
            verdict={control.verdict}
            words={control.verdict_words}
            indication={control.indication}
            large
            look="washed"
          />
        </dd>
        <dd className={classes.soft}>{determination ? t('byPerson') : t('byMachine')}</dd>
      </div>
      <div>
        <dt>{t('machine')}</dt>
        <dd>
          <VerdictBadge verdict={control.machine_verdict} words={control.machine_verdict_words} indication />
        </dd>
        <dd className={classes.soft}>{reason}</dd>
        {control.stale_on ? (
          <dd className={classes.soft}>
            {t.rich('staleOn', { time: () => <Instant at={control.stale_on} form="day" /> })}
          </dd>
        ) : null}
      </div>
      <div>
        <dt>{t('person')}</dt>
        {determination ? (
          <>
            <dd>
              <VerdictBadge verdict={determination.verdict} words={determination.verdict_words} />
            </dd>
            <dd className={classes.soft}>
              {t('determinedBy', {
                author: determination.author.label,
                approver: determination.approver?.label ?? '–',
              })}
            </dd>
          </>
        ) : (
          <>
            <dd>{t('noDetermination')}</dd>
            {control.pending ? (
              <dd className={classes.soft}>{t('pending', { count: control.pending })}</dd>
            ) : null}
          </>
        )}
      </div>
    </dl>
  )
}
