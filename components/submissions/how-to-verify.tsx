'use client'

import { useTranslations } from 'next-intl'
import { Section } from '@/components/common/section'
import classes from './submissions.module.css'

/** What an outsider does to prove the evidence without us. */
export function HowToVerify({ sha256 }: { sha256: string }) {
  const t = useTranslations('submissions.proof')
  return (
    <Section title={t('how')}>
      <ol className={classes.steps}>
        <li>{t.rich('step1', { sha256, code: (text) => <code>{text}</code> })}</li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
        <li>{t('step4')}</li>
      </ol>
    </Section>
  )
}
