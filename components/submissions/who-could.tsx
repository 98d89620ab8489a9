'use client'

import { useTranslations } from 'next-intl'
import { Section } from '@/components/common/section'
import classes from './submissions.module.css'

const STAGES = ['host', 'token', 'server', 'database', 'key', 'reading'] as const

/** Who could have altered what is shown, stage by stage, and how that would, or would not, be noticed. */
export function WhoCould() {
  const t = useTranslations('provenance.who')
  return (
    <Section title={t('title')} lead={t('lead')}>
      <ol className={classes.stages}>
        {STAGES.map((stage) => (
          <li key={stage}>
            <h3>{t(`${stage}.where`)}</h3>
            <p>
              <b>{t('who')}</b> {t(`${stage}.who`)}
            </p>
            <p>
              <b>{t('noticed')}</b> {t(`${stage}.noticed`)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
