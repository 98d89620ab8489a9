'use client'

import { useTranslations } from 'next-intl'
import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'
import classes from './functions.module.css'

const LEVELS = ['high', 'medium', 'low', 'undeclared'] as const

/** Whose kernel it is, who else is on it, and what else it shares. */
export function Apart({ row }: { row: FunctionRowDto }) {
  const t = useTranslations('functions')
  const { isolation, neighbours } = row
  if (!row.running) return <span className={classes.soft}>–</span>
  const beside = LEVELS.filter((level) => neighbours[level] > 0)
  const kernel = t(`kernel.${isolation.kernel}`)
  return (
    <div className={classes.observed}>
      <span title={[isolation.runtime, isolation.runtime_path].filter(Boolean).join(' → ')}>{kernel}</span>
      {beside.length > 0 ? (
        <span className={classes.soft}>
          {t('beside', {
            levels: beside
              .map((level) => t(`besideOf.${level}`, { count: neighbours[level] }))
              .join(t('and')),
          })}
        </span>
      ) : null}
      {isolation.privileged || isolation.shares.length > 0 ? (
        <span className={classes.warn}>
          {[isolation.privileged ? t('privileged') : null, ...isolation.shares].filter(Boolean).join(' · ')}
        </span>
      ) : null}
    </div>
  )
}
