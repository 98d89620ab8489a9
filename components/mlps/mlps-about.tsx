'use client'

import { useTranslations } from 'next-intl'
import type { ControlRowDto } from '@/lib/views/control.schema'
import classes from './mlps.module.css'
import { MlpsClass } from './mlps-class'

/** Under the title of a 等保 item: its class, the level it is taken at, what that level changed, its unit in GB/T 28448. */
export function MlpsAbout({ control }: { control: ControlRowDto }) {
  const t = useTranslations('mlps')
  const at = control.mlps_class
  if (!at) return null
  const { change, gbt28448_unit_L3: unit } = control.extra
  return (
    <div className={classes.about}>
      <span>
        <MlpsClass of={at} /> {t('taken', { class: t(`class.${at.sag}`), sag: at.sag, level: at.level })}
      </span>
      {typeof change === 'string' && t.has(`change.${change}`) ? <span>{t(`change.${change}`)}</span> : null}
      {typeof unit === 'string' && at.level === 'L3' ? <span>{t('unit', { unit })}</span> : null}
      <span>{t('recalled')}</span>
    </div>
  )
}
