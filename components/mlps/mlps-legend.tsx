'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './mlps.module.css'

/** What S, A and G are, at which level each is taken here, and how sure the letters are. */
export function MlpsLegend({ assessment }: { assessment: AssessmentDto }) {
  const t = useTranslations('mlps')
  const { framework, profile } = assessment
  if (framework.family !== 'mlps') return null
  const levels = { S: profile.s, A: profile.a, G: profile.g }
  return (
    <p className={classes.legend}>
      {(['S', 'A', 'G'] as const).map((sag) => (
        <span key={sag} className={classes.entry}>
          <span className={classes.mark} data-sag={sag}>
            {sag}
            {String(levels[sag] ?? '')}
          </span>{' '}
          {t(`class.${sag}`)}
        </span>
      ))}
      <span>
        {t('legend')} <TenantLink to={`/frameworks/${framework.id}#sources`}>{t('legendSources')}</TenantLink>
      </span>
    </p>
  )
}
