'use client'

import { useTranslations } from 'next-intl'
import classes from './finding-row.module.css'

/** What a fix is worth: the number of counted controls that hang on it, beside the greatest of the list. */
export function Impact({ weight, greatest }: { weight: number; greatest: number }) {
  const t = useTranslations('findings')
  const words = t('impact', { count: weight })
  return (
    <span className={classes.impact} title={words}>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${greatest > 0 ? (weight / greatest) * 100 : 0}%` }} />
      </span>
      <span className="numbers">{weight}</span>
    </span>
  )
}
