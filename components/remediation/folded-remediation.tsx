'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { useSafeguard } from '@/components/api/use-safeguard'
import { ErrorState } from '@/components/common/error-state'
import { Loader } from '@/components/ui/loader'
import { Remediation } from './remediation'
import classes from './remediation.module.css'

/** One line that opens to what to do about a safeguard; nothing is fetched before. */
export function FoldedRemediation({ safeguard }: { safeguard: string }) {
  const t = useTranslations('remediation')
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className={classes.folded}>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('title')}
      </button>
      <div id={id} hidden={!open} className={classes.inside}>
        {open ? <Opened safeguard={safeguard} /> : null}
      </div>
    </div>
  )
}

function Opened({ safeguard }: { safeguard: string }) {
  const t = useTranslations('remediation')
  const { data, error } = useSafeguard(safeguard)
  // An older mapping may know a safeguard that the running catalogue no longer has.
  if (error instanceof ApiError && error.status === 404) return <p>{t('none')}</p>
  if (error) return <ErrorState error={error} />
  if (!data) return <Loader size="sm" aria-label={t('loading')} />
  return data.remediation ? <Remediation {...data.remediation} heading="h3" /> : <p>{t('none')}</p>
}
