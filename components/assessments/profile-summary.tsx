'use client'

import { useTranslations } from 'next-intl'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './assessments.module.css'

/** What decides which controls apply, in a line. */
export function ProfileSummary({ assessment }: { assessment: AssessmentDto }) {
  const t = useTranslations('assessments.profile')
  const { profile, scope } = assessment
  const text = (key: string) =>
    typeof profile[key] === 'string' && profile[key] !== '' ? String(profile[key]) : null
  const labels = Object.entries(scope.labels).map(([key, value]) => `${key}=${value}`)
  const parts = [
    text('object_name') ? t('object', { name: text('object_name') ?? '' }) : null,
    profile.family === 'mlps' ? `S${String(profile.s)} A${String(profile.a)} G${String(profile.g)}` : null,
    text('entity') && t.has(`entity.${text('entity')}`) ? t(`entity.${text('entity')}`) : null,
    text('scope'),
    labels.length > 0 ? t('labels', { labels: labels.join(', ') }) : t('allAssets'),
    t('catalogue', { version: assessment.catalogue_version.slice(0, 12) }),
  ]
  return <p className={classes.soft}>{parts.filter((part) => part !== null).join(' · ')}</p>
}
