'use client'

import { useTranslations } from 'next-intl'
import { ApiError } from '@/components/api/client'
import { Button } from '@/components/ui/button'
import { CopyText } from './copy-text'
import { Shape } from './shape'
import classes from './state.module.css'
import { useServerWords } from './use-server-words'

export interface ErrorStateProps {
  error: unknown
  onRetry?: (() => void) | undefined
}

const STATUSES = [0, 401, 403, 404, 409, 413, 422, 429, 503] as const

/** What went wrong and what to do about it, from an answer's problem+json. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useTranslations('common')
  const said = useProblemText(error)
  const reference = error instanceof ApiError ? error.problem.reference : undefined
  return (
    <div className={classes.fault} role="alert">
      <Shape name="triangle" size={16} />
      <div>
        <p>
          <strong>{said.title}</strong>
        </p>
        {said.detail ? <p className={classes.said}>{said.detail}</p> : null}
        {reference ? (
          <p className={classes.reference}>
            {t('error.reference')} <CopyText value={reference} />
          </p>
        ) : null}
      </div>
      {onRetry ? (
        <Button size="xs" variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  )
}

/** The same as words, for notifications and forms. */
export function useProblemText(error: unknown): { title: string; detail: string } {
  const t = useTranslations('common.error')
  const { word, sentence } = useServerWords()
  if (!(error instanceof ApiError)) return { title: t('s500'), detail: '' }
  const known = STATUSES.find((status) => status === error.status)
  const title = t(known === undefined ? (error.status >= 500 ? 's500' : 's400') : `s${known}`, {
    seconds: error.retryAfterSeconds ?? 60,
  })
  // The server says more, where it is about what was sent.
  if (![400, 409, 413, 422].includes(error.status)) return { title, detail: '' }
  const { code, detail, at } = error.problem
  const place = at ? t('at', { place: at }) : ''
  return { title, detail: sentence(code, detail) || [word(code), place].filter(Boolean).join(' ') }
}
