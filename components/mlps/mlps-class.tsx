'use client'

import { useTranslations } from 'next-intl'
import type { ControlRowDto } from '@/lib/views/control.schema'
import classes from './mlps.module.css'

/** `S3`: the class of a 等保 item and the level it is taken at; nothing for other frameworks. */
export function MlpsClass({ of: at }: { of: ControlRowDto['mlps_class'] }) {
  const t = useTranslations('mlps')
  if (!at) return null
  return (
    <abbr
      className={classes.mark}
      data-sag={at.sag}
      title={t('taken', { class: t(`class.${at.sag}`), sag: at.sag, level: at.level })}
    >
      {at.sag}
      {at.level.replace('L', '')}
    </abbr>
  )
}
