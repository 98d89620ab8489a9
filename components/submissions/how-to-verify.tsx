'use client'

import { useTranslations } from 'next-intl'
import { Section } from '@/components/common/section'
import classes from './submissions.module.css'

/** What an outsider does to prove the evidence without us; where its bytes were dropped, from a copy of their own. */
export function HowToVerify({ sha256, isDropped = false }: { sha256: string; isDropped?: boolean }) {
  const t = useTranslations('submissions.proof')
  return (
    <Section title={t('how')}>
      <ol className={classes.steps}>
        <li>
          {t.rich(isDropped ? 'step1Dropped' : 'step1', { sha256, code: (text) => <code>{text}</code> })}
        </li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
        <li>{t('step4')}</li>
      </ol>
    </Section>
  )
}
