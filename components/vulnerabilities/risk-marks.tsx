'use client'

import { useTranslations } from 'next-intl'
import { ToneBadge } from '@/components/common/tone-badge'
import classes from './vulnerabilities.module.css'

/** That a flaw is known to be exploited, and how likely it is. */
export function RiskMarks({ exploited, epss }: { exploited: boolean; epss: number | null }) {
  const t = useTranslations('vulnerabilities')
  return (
    <span className={classes.marks}>
      {exploited ? <ToneBadge tone="gap" shape="square-cross" word={t('exploited')} /> : null}
      {epss === null ? null : (
        <span className="numbers" title={t('epssHelp')}>
          EPSS {(epss * 100).toFixed(epss < 0.1 ? 2 : 1)}%
        </span>
      )}
    </span>
  )
}
