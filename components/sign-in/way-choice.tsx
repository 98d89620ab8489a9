'use client'

import { useTranslations } from 'next-intl'
import classes from './sign-in.module.css'

export interface WayChoiceProps {
  ways: readonly { id: string; name: string }[]
  chosen: string
  onChoose: (id: string) => void
}

/** Where one's name and password are kept. */
export function WayChoice({ ways, chosen, onChoose }: WayChoiceProps) {
  const t = useTranslations('signIn')
  return (
    <fieldset className={classes.ways}>
      <legend>{t('ways')}</legend>
      {ways.map(({ id, name }) => (
        <label key={id} className={classes.way}>
          <input type="radio" name="way" value={id} checked={id === chosen} onChange={() => onChoose(id)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
