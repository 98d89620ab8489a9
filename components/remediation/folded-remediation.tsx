'use client'

import { Loader } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '@/components/api/client'
import { useSafeguard } from '@/components/api/use-safeguard'
import { ErrorState } from '@/components/common/error-state'
import { Remediation } from './remediation'
import classes from './remediation.module.css'

/** One line that opens to what to do about a safeguard; nothing is fetched before. */
export function FoldedRemediation({ safeguard }: { safeguard: string }) {
  const t = useTranslations('remediation')
  const [open, setOpen] = useState(false)
  return (
    <details className={classes.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      <div className={classes.inside}>
        <Opened safeguard={safeguard} open={open} />
      </div>
    </details>
  )
}

function Opened({ safeguard, open }: { safeguard: string; open: boolean }) {
  const t = useTranslations('remediation')
  const { data, error } = useSafeguard(safeguard, open)
  // An older mapping may know a safeguard that the running catalogue no longer has.
  if (error instanceof ApiError && error.status === 404) return <p>{t('none')}</p>
  if (error) return <ErrorState error={error} />
  if (!data) return open ? <Loader size="sm" aria-label={t('loading')} /> : null
  return data.remediation ? <Remediation {...data.remediation} /> : <p>{t('none')}</p>
}
