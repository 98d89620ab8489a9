'use client'

import { useLocalized } from '@/components/common/localized'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkSummaryDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'

/** The tenant's own assessments of a standard, each a link. */
export function OwnAssessments({ assessments }: Pick<FrameworkSummaryDto, 'assessments'>) {
  const localized = useLocalized()
  return (
    <span className={classes.own}>
      {assessments.map(({ id, name, level_title: level }) => (
        <TenantLink key={id} to={`/assessments/${id}`}>
          {name}
          {level && !name.includes(localized(level)) ? ` · ${localized(level)}` : ''}
        </TenantLink>
      ))}
    </span>
  )
}
