'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { TenantLink } from '@/components/shell/tenant-link'
import type { ControlTreeDto } from '@/lib/views/control.schema'
import classes from './assessments.module.css'

/** The number means something else in another edition: where that is found here, and what this number is. */
export function RenumberedHints({
  hints,
  assessment,
}: {
  hints: NonNullable<ControlTreeDto['hints']>
  assessment: string
}) {
  const t = useTranslations('assessments.renumbered')
  const localized = useLocalized()
  const to = (control: string) => `/assessments/${assessment}/controls/${encodeURIComponent(control)}`
  return hints.map((hint) => (
    <aside key={`${hint.other_edition.framework}${hint.ref}`} className={classes.hint}>
      <p>
        {t('there', {
          ref: hint.ref,
          version: hint.other_edition.version,
          title: localized(hint.other_edition.title),
        })}{' '}
        {hint.here.map((here) => (
          <TenantLink key={here.control} to={to(here.control)}>
            {t('here', { ref: here.ref, title: localized(here.title) })}
          </TenantLink>
        ))}
      </p>
      {hint.own ? <p>{t('own', { ref: hint.ref, title: localized(hint.own.title) })}</p> : null}
    </aside>
  ))
}
