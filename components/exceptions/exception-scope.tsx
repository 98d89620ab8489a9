'use client'

import { useTranslations } from 'next-intl'
import { useCheckTitle } from '@/components/common/use-check-title'
import { TenantLink } from '@/components/shell/tenant-link'
import type { ExceptionDto } from '@/lib/views/exception.schema'
import classes from './exceptions.module.css'

/** What an exception is about: the findings it names, or its rule in words. */
export function ExceptionScope({ scope }: Pick<ExceptionDto, 'scope'>) {
  const t = useTranslations('exceptions')
  const titled = useCheckTitle()
  const { rule, findings } = scope
  if (rule) {
    const labels = Object.entries(rule.labels ?? {}).map(([key, value]) => `${key}:${value}`)
    const where = [...labels, ...(rule.lineage ? [rule.lineage] : [])].join(', ')
    return (
      <p className={classes.scope}>
        {t('rule', { what: (rule.check && titled(rule.check.title)) ?? rule.advisory ?? '' })}{' '}
        <span className={classes.soft}>{where ? t('ruleOn', { where }) : t('ruleEverywhere')}</span>
      </p>
    )
  }
  const rest = scope.findings_total - findings.length
  return (
    <ul className={classes.findings}>
      {findings.map((one) => (
        <li key={one.id}>
          <TenantLink to={`/findings/${one.id}`}>
            {titled(one.title)}
            {one.subject ? ` · ${one.subject}` : ''}
          </TenantLink>{' '}
          <span className={classes.soft}>{one.asset}</span>
        </li>
      ))}
      {rest > 0 ? <li className={classes.soft}>{t('andMore', { count: rest })}</li> : null}
    </ul>
  )
}
