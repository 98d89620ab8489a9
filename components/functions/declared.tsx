'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'
import classes from './functions.module.css'

interface Props {
  row: FunctionRowDto
  kindWord: (id: string) => string
}

/** What the container is declared to be, by whom, since when and why. */
export function Declared({ row: { declared, running }, kindWord }: Props) {
  const t = useTranslations('functions')
  if (!declared) return <span className={classes.soft}>{running ? t('undeclared') : '–'}</span>
  const { act } = declared
  return (
    <div className={classes.declared}>
      <span>
        <strong>{kindWord(declared.function)}</strong>{' '}
        <span className={classes.level} data-level={declared.level ?? undefined}>
          {declared.level ? t(`levelOf.${declared.level}`) : t('noLevel')}
        </span>
      </span>
      <span className={classes.soft}>{t(`way.${declared.way}`)}</span>
      {act ? (
        <span className={classes.soft} title={act.reason}>
          {act.actor.label} · <Instant at={act.valid_from} form="day" />
        </span>
      ) : (
        <span className={classes.soft}>{t(`by.${declared.by}`)}</span>
      )}
    </div>
  )
}
