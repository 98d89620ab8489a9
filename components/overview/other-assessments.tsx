'use client'

import { useTranslations } from 'next-intl'
import { LoadLineGauge } from '@/components/charts/load-line-gauge'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './overview.module.css'

/** The assessments that do not stand large, one line each. */
export function OtherAssessments({ items }: { items: readonly AssessmentDto[] }) {
  const t = useTranslations('overview')
  const localized = useLocalized()
  if (items.length === 0) return null
  return (
    <Section
      framed
      flush
      title={t('others')}
      aside={<TenantLink to="/assessments">{t('allAssessments')}</TenantLink>}
    >
      <ul className={classes.others}>
        {items.map(({ id, name, framework, gauge }) => (
          <li key={id}>
            <div className={classes.otherName}>
              <TenantLink to={`/assessments/${id}`}>{name}</TenantLink>
              {framework.retired ? <small>{localized(framework.retired)}</small> : null}
            </div>
            <LoadLineGauge
              form="compact"
              gauge={gauge}
              label={name}
              href={(segment) => `/assessments/${id}?show=${segment}`}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
