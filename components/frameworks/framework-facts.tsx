'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'
import { OwnAssessments } from './own-assessments'
import { ReachBar } from './reach-bar'

/** Size, reach and levels of a standard; where this tenant uses it. */
export function FrameworkFacts({ framework }: { framework: FrameworkDetailDto }) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  const { levels, counts, assessments } = framework
  return (
    <div className={classes.facts}>
      <ReachBar id={framework.id} counts={counts} />
      <dl className={classes.terms}>
        {counts.clauses > 0 ? (
          <div>
            <dt>{t('clauses')}</dt>
            <dd>{t('clausesListed', { count: counts.clauses })}</dd>
          </div>
        ) : null}
        {levels.length > 0 ? (
          <div>
            <dt>{t('levels')}</dt>
            <dd>
              <ul className={classes.levels}>
                {levels.map((level) => (
                  <li key={level.id}>
                    {localized(level.title)}{' '}
                    <span className={classes.soft}>
                      {level.published ? t('levelControls', { count: level.controls }) : t('unpublished')}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t('assessments')}</dt>
          <dd>
            {assessments.length > 0 ? <OwnAssessments assessments={assessments} /> : t('noAssessments')}
          </dd>
        </div>
      </dl>
    </div>
  )
}
