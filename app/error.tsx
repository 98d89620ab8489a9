'use client'

import { useTranslations } from 'next-intl'
import { LoneAction } from '@/components/common/lone-action'
import { LoneState } from '@/components/common/lone-state'

/** A page that could not be made; `digest` finds the cause in the server's log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations('common')
  return (
    <LoneState title={t('failed.title')} action={<LoneAction label={t('retry')} onClick={reset} />}>
      <p>{t('failed.body')}</p>
      {error.digest ? (
        <p>
          {t('error.reference')} <code>{error.digest}</code>
        </p>
      ) : null}
    </LoneState>
  )
}
