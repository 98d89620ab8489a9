'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { formatInstant, instantOfLocal } from '@/components/common/format-instant'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { TextInput } from '@/components/ui/text-input'
import classes from './as-of.module.css'

/** What an address is read with (`lib/core/instant-form.ts`), a day less on either side for the zone. */
const EARLIEST = '1000-01-02T00:00'
const LATEST = '9998-12-30T23:59'

export interface AsOfFormProps {
  zone: string
  as_of: string | undefined
  known_at: string | undefined
  onChoose: (times: { as_of?: string; known_at?: string }) => void
}

/** An instant in the tenant's time zone, and what was known when. */
export function AsOfForm({ zone, as_of, known_at, onChoose }: AsOfFormProps) {
  const t = useTranslations('shell.asOf')
  const local = (at: string | undefined) => (at ? formatInstant(at, zone).replace(' ', 'T') : '')
  const [at, setAt] = useState(local(as_of))
  const [then, setThen] = useState(Boolean(known_at))
  const [known, setKnown] = useState(local(known_at))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = instantOfLocal(at, zone)
    if (!chosen) return
    const knew = then ? (instantOfLocal(known, zone) ?? chosen) : null
    onChoose({ as_of: chosen.toISOString(), ...(knew ? { known_at: knew.toISOString() } : {}) })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        type="datetime-local"
        label={t('at')}
        description={t('zone', { zone })}
        min={EARLIEST}
        max={LATEST}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <Checkbox
        label={t('then')}
        description={t('thenMeans')}
        checked={then}
        onChange={(event) => setThen(event.currentTarget.checked)}
      />
      {then ? (
        <TextInput
          type="datetime-local"
          label={t('known')}
          description={t('knownEmpty')}
          min={EARLIEST}
          max={LATEST}
          value={known}
          onChange={(event) => setKnown(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" fullWidth>
        {t('show')}
      </Button>
    </form>
  )
}
