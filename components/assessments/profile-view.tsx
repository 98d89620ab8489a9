'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { useRevisions } from '@/components/api/use-assessments'
import { ErrorState } from '@/components/common/error-state'
import { useLocalized } from '@/components/common/localized'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { notify } from '@/components/notices/notify'
import type { AssessmentRevisionDto } from '@/lib/views/assessment-profile.schema'
import type { ControlTreeDto } from '@/lib/views/control.schema'
import classes from './applicability.module.css'
import { EditProfile } from './edit-profile'
import { frameworkName } from './framework-name'
import { RevisionList } from './revision-list'

export interface ProfileViewProps {
  tree: ControlTreeDto
  revisions: { items: AssessmentRevisionDto[] }
}

/** What an assessment is judged by: its profile, scope and period, and everybody who changed them. */
export function ProfileView({ tree, revisions }: ProfileViewProps) {
  const t = useTranslations('assessments')
  const localized = useLocalized()
  const router = useRouter()
  const may = useMay('assessments.write')
  const { assessment, items } = tree
  const { framework, level_title } = assessment
  const { data, error, refetch } = useRevisions(assessment.id, revisions)
  const saved = () => {
    notify(t('profilePage.saved'))
    router.refresh()
    void refetch()
  }
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), to: '/assessments' },
          { label: assessment.name, to: `/assessments/${assessment.id}` },
          { label: t('profilePage.title') },
        ]}
        title={t('profilePage.title')}
        lead={`${frameworkName(framework.version, localized(framework.title))}${level_title ? ` · ${localized(level_title)}` : ''}`}
      />
      {/* A new revision starts the fields anew. */}
      <EditProfile
        key={assessment.revision}
        assessment={assessment}
        controls={items}
        readOnly={!may}
        onSaved={saved}
      />
      <div className={classes.apart}>
        <Section title={t('revisions.title')} lead={t('revisions.lead')}>
          {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
          <RevisionList revisions={data.items} />
        </Section>
      </div>
    </>
  )
}
