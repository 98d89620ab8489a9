'use client'

import { useTranslations } from 'next-intl'
import { useFramework } from '@/components/api/use-frameworks'
import { frameworkName } from '@/components/assessments/framework-name'
import { ErrorState } from '@/components/common/error-state'
import { useLocalized } from '@/components/common/localized'
import { PageHeader } from '@/components/common/page-header'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import { FrameworkControls } from './framework-controls'
import { FrameworkFacts } from './framework-facts'
import { FrameworkRelatives } from './framework-relatives'
import { FrameworkSafeguards } from './framework-safeguards'
import { FrameworkSources } from './framework-sources'
import classes from './frameworks.module.css'
import { ReachPoints } from './reach-points'

/** A standard as an expert would introduce it: what checks can and cannot show, by what, and how sure all that is. */
export function FrameworkView({ initial }: { initial: FrameworkDetailDto }) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  const { data: framework, error } = useFramework(initial)
  const name = frameworkName(framework.version, localized(framework.title))
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/frameworks' }, { label: framework.version }]}
        title={name}
        lead={
          <>
            {framework.retired ? (
              <span className={classes.retired}>{localized(framework.retired)}</span>
            ) : null}{' '}
            {localized(framework.publisher)} · {localized(framework.standing)}
          </>
        }
        sure={t('version', { version: framework.catalogue_version.slice(0, 12) })}
      />
      {error ? <ErrorState error={error} /> : null}
      <FrameworkFacts framework={framework} />
      <div className={classes.sides}>
        <div>
          <ReachPoints framework={framework.id} side="shows" points={framework.reach.shows} />
        </div>
        <div>
          <ReachPoints framework={framework.id} side="cannot" points={framework.reach.cannot} />
        </div>
      </div>
      <FrameworkSafeguards framework={framework} />
      <FrameworkRelatives framework={framework} />
      <FrameworkSources framework={framework} />
      <FrameworkControls framework={framework} />
    </>
  )
}
