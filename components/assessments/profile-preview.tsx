'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/common/error-state'
import { useLocalized } from '@/components/common/localized'
import type { AssessmentPreviewDto } from '@/lib/views/assessment-profile.schema'
import classes from './applicability.module.css'

export interface ProfilePreviewProps {
  preview: AssessmentPreviewDto | undefined
  error: unknown
  busy: boolean
}

const OUT = [
  'profile_excludes',
  'other_entity',
  'extension_not_chosen',
  'nothing_applies',
  'not_at_level',
] as const

/** What saving would change, before anything is saved. */
export function ProfilePreview({ preview, error, busy }: ProfilePreviewProps) {
  const t = useTranslations('assessments.preview')
  const localized = useLocalized()
  const problem = useProblemText(error)
  if (error) {
    return (
      <div className={classes.preview} role="status">
        <h3 className={classes.head}>{t('refused')}</h3>
        <p className={classes.said}>{problem.detail || problem.title}</p>
      </div>
    )
  }
  if (!preview) {
    return (
      <div className={classes.preview} role="status">
        <p className={classes.said}>{t('working')}</p>
      </div>
    )
  }
  const { assets, changes, controls } = preview
  const applies = controls.filter((one) => one.applies).length
  const asset =
    assets.before === null || assets.before === assets.after
      ? t('assets', { count: assets.after })
      : t('assetsChange', { before: assets.before, after: assets.after })
  const why = (reason: string | null) => {
    const known = OUT.find((one) => one === reason)
    return known ? t(`out.${known}`) : ''
  }
  const words = (change: AssessmentPreviewDto['changes'][number]) => {
    if (change.change === 'out') return why(change.reason)
    if (change.change === 'in') return change.after ? localized(change.after) : ''
    if (change.change === 'requirement' || !change.before || !change.after) return ''
    return t('from', { before: localized(change.before), after: localized(change.after) })
  }
  return (
    <div className={classes.preview} role="status" aria-busy={busy}>
      <h3 className={classes.head}>{assets.before === null ? t('titleNew') : t('title')}</h3>
      <p className={classes.said}>
        {t('controls', { applies, all: controls.length })} · {asset}
      </p>
      {assets.before === null ? null : changes.length === 0 ? (
        <p className={`${classes.said} ${classes.aside}`}>{t('nothing')}</p>
      ) : (
        <>
          <p className={classes.said}>{t('changes', { count: changes.length })}</p>
          <ul className={classes.changes}>
            {changes.map((change) => (
              <li key={change.control} className={classes.change}>
                <span>
                  <b className="numbers">{change.ref}</b> {localized(change.title)}
                </span>
                <span className={classes.aside}>
                  {t(`change.${change.change}`)} {words(change)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
