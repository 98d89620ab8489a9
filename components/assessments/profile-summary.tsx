'use client'

import { useTranslations } from 'next-intl'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './assessments.module.css'
import { draftOf } from './profile-draft'

/** What decides which controls apply, in a line, and where it is changed. */
export function ProfileSummary({ assessment }: { assessment: AssessmentDto }) {
  const t = useTranslations('assessments.profile')
  const technology = useTranslations('assessments.form.technology')
  const zone = useTimeZone()
  const { profile, scope, period } = assessment
  const { family } = assessment.framework
  const draft = draftOf(profile)
  const labels = Object.entries(scope.labels).map(([key, value]) => `${key}=${value}`)
  const day = (at: string | null) => (at ? formatInstant(at, zone, 'day') : t('open'))
  const out = Object.keys(draft.excluded).length
  const parts = [
    family === 'mlps' && draft.words ? t('object', { name: draft.words }) : null,
    family === 'mlps' ? `S${draft.s} A${draft.a} G${Math.max(draft.s, draft.a)}` : null,
    family === 'mlps' && draft.cloud ? t('cloud') : null,
    family === 'mlps' && draft.cloud && draft.cloudRole ? t(`cloudRole.${draft.cloudRole}`) : null,
    family === 'pci' ? t(`entity.${draft.entity}`) : null,
    family === 'mlps' ? null : draft.words || null,
    labels.length > 0 ? t('labels', { labels: labels.join(', ') }) : t('allAssets'),
    period.from || period.to ? t('period', { from: day(period.from), to: day(period.to) }) : null,
    draft.notInUse.length > 0
      ? t('notInUse', {
          what: draft.notInUse.map((one) => (technology.has(one) ? technology(one) : one)).join(', '),
        })
      : null,
    out > 0 ? t('excluded', { count: out }) : null,
    t('catalogue', { version: assessment.catalogue_version.slice(0, 12) }),
  ]
  return (
    <p className={classes.soft}>
      {parts.filter((part) => part !== null).join(' · ')}{' '}
      <TenantLink to={`/assessments/${assessment.id}/profile`}>{t('link')}</TenantLink>
    </p>
  )
}
