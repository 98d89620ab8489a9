'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { CloseButton } from '@/components/ui/close-button'
import classes from './bulk.module.css'
import type { Outcome } from './use-finding-choice'

const SHOWN = 6

export interface BulkOutcomeProps {
  outcome: Outcome
  pending: boolean
  onUndo: () => void
  onDismiss: () => void
}

/** What became of a bulk change: how many were changed, which could not be and why, and the way back. */
export function BulkOutcome({ outcome: { bulk, undone }, pending, onUndo, onDismiss }: BulkOutcomeProps) {
  const t = useTranslations('findings.bulk')
  const codes = useTranslations('findings.bulk.code')
  const failed = undone ? bulk.kept : bulk.refused
  const rest = failed - Math.min(failed, SHOWN)
  return (
    <section className={classes.bulk} role="status" data-outcome>
      <strong className="numbers">
        {undone ? t('undone', { count: bulk.undone }) : t('done', { count: bulk.changed })}
      </strong>
      {!undone && bulk.unchanged > 0 ? (
        <span className={classes.none}>{t('unchanged', { count: bulk.unchanged })}</span>
      ) : null}
      {failed > 0 ? <span>{t(undone ? 'kept' : 'refused', { count: failed })}</span> : null}
      {!undone && bulk.changed > 0 ? (
        <Button size="compact-sm" variant="default" loading={pending} onClick={onUndo}>
          {t('undo')}
        </Button>
      ) : null}
      <CloseButton size="sm" ml="auto" aria-label={t('dismiss')} onClick={onDismiss} />
      {failed > 0 ? (
        <ul className={classes.failures}>
          {bulk.failures.slice(0, SHOWN).map((one) => (
            <li key={one.finding}>
              <TenantLink to={`/findings/${one.finding}`}>
                {one.title}
                {one.subject ? ` · ${one.subject}` : ''} · {one.asset}
              </TenantLink>
              {': '}
              {codes.has(one.code) ? codes(one.code, { name: one.by ?? '' }) : one.code}
            </li>
          ))}
          {rest > 0 ? <li>{t('more', { count: rest })}</li> : null}
        </ul>
      ) : null}
    </section>
  )
}
