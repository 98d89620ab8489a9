'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'

/** Why it matters: what the safeguards behind the check are for. */
export function FindingSafeguards({ safeguards }: Pick<FindingDetailDto, 'safeguards'>) {
  const t = useTranslations('findings.detail')
  const localized = useLocalized()
  return (
    <Section title={t('why')}>
      {safeguards.length === 0 ? <p className={classes.soft}>{t('whyNone')}</p> : null}
      {safeguards.map(({ id, title, why }) => (
        <div key={id} className={classes.why}>
          <h3>{localized(title)}</h3>
          <p>{localized(why)}</p>
        </div>
      ))}
    </Section>
  )
}
