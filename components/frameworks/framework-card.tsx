'use client'

import { useTranslations } from 'next-intl'
import { frameworkName } from '@/components/assessments/framework-name'
import { useLocalized } from '@/components/common/localized'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkSummaryDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'
import { OwnAssessments } from './own-assessments'
import { ReachBar } from './reach-bar'

/** One standard in the list. */
export function FrameworkCard({ framework }: { framework: FrameworkSummaryDto }) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  return (
    <li className={classes.card}>
      <div className={classes.what}>
        <TenantLink to={`/frameworks/${framework.id}`} className={classes.name}>
          {frameworkName(framework.version, localized(framework.title))}
        </TenantLink>
        {framework.retired ? (
          <>
            {' '}
            <span className={classes.retired}>{localized(framework.retired)}</span>
          </>
        ) : null}
        <p className={classes.soft}>{localized(framework.standing)}</p>
        {framework.assessments.length > 0 ? (
          <p className={classes.soft}>
            {t('assessments')} <OwnAssessments assessments={framework.assessments} />
          </p>
        ) : null}
      </div>
      <ReachBar id={framework.id} counts={framework.counts} />
    </li>
  )
}
