'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { Remediation } from '@/components/remediation/remediation'
import classes from '@/components/remediation/remediation.module.css'
import type { FindingDetailDto } from '@/lib/views/finding.schema'

/** What to do about a finding: the advice on each safeguard that its check speaks of. */
export function FindingRemediation({ safeguards }: Pick<FindingDetailDto, 'safeguards'>) {
  const t = useTranslations('remediation')
  const localized = useLocalized()
  const advised = safeguards.flatMap(({ id, title, remediation }) =>
    remediation ? [{ id, title, remediation }] : [],
  )
  if (advised.length === 0) return null
  const several = advised.length > 1
  return (
    <Section title={t('title')}>
      {advised.map(({ id, title, remediation }) => (
        <div key={id} className={classes.one}>
          {several ? <h3>{localized(title)}</h3> : null}
          <Remediation {...remediation} heading={several ? 'h4' : 'h3'} />
        </div>
      ))}
    </Section>
  )
}
