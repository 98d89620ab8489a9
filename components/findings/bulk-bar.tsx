'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { Button } from '@/components/ui/button'
import { CloseButton } from '@/components/ui/close-button'
import { Progress } from '@/components/ui/progress'
import type { BulkDto } from '@/lib/views/finding.schema'
import classes from './bulk.module.css'
import { BulkComment } from './bulk-comment'
import { BulkDue } from './bulk-due'
import { BulkOwner } from './bulk-owner'
import type { BulkAim } from './use-bulk-keys'
import type { BulkWords } from './use-finding-choice'

const SETTABLE = ['open', 'in_progress', 'fixed'] as const

export interface BulkBarProps {
  count: number
  /** All that match are chosen, not only ticked rows. */
  all: boolean
  /** How many match; offered where more match than are ticked. */
  matching: number | undefined
  onAll: () => void
  /** How far a change is, while it runs. */
  progress: BulkDto | null
  pending: boolean
  /** What a key asked for, until it has the focus. */
  aim: BulkAim | null
  onAimed: () => void
  onChange: (words: BulkWords) => void
  onExcept: (kind: 'risk' | 'false_positive') => void
  onDone: () => void
}

/** What can be done to the chosen findings together. */
export function BulkBar(props: BulkBarProps) {
  const { count, all, matching, pending, progress, aim, onChange } = props
  const t = useTranslations('findings')
  const mayExcept = useMay('exceptions.write')
  const bar = useRef<HTMLElement>(null)
  const aimed = useEffectEvent((at: BulkAim) => {
    const target = bar.current?.querySelector<HTMLElement>(`[data-aim="${at}"]`)
    target?.focus()
    if (at !== 'status') target?.click()
    props.onAimed()
  })
  useEffect(() => {
    if (aim) aimed(aim)
  }, [aim])
  return (
    <section ref={bar} className={classes.bulk} aria-label={t('bulk.label')} data-bulk>
      <strong className="numbers">{t(all ? 'bulk.countAll' : 'bulk.count', { count })}</strong>
      {!all && matching !== undefined && matching > count ? (
        <Button size="compact-sm" variant="subtle" onClick={props.onAll} disabled={pending}>
          {t('bulk.all', { count: matching })}
        </Button>
      ) : null}
      <span className={classes.bulkTools}>
        {SETTABLE.map((status, place) => (
          <Button
            key={status}
            data-aim={place === 0 ? 'status' : undefined}
            size="compact-sm"
            variant="default"
            disabled={pending}
            onClick={() => onChange({ status })}
          >
            {t(`status.${status}`)}
          </Button>
        ))}
        <BulkOwner disabled={pending} onChange={(owner) => onChange({ owner })} />
        <BulkDue disabled={pending} onChange={(due_on) => onChange({ due_on })} />
        <BulkComment disabled={pending} onChange={(comment) => onChange({ comment })} />
        {mayExcept ? (
          <>
            <Button
              data-aim="risk"
              size="compact-sm"
              variant="default"
              disabled={pending}
              onClick={() => props.onExcept('risk')}
            >
              {t('bulk.risk')}
            </Button>
            <Button
              data-aim="false_positive"
              size="compact-sm"
              variant="default"
              disabled={pending}
              onClick={() => props.onExcept('false_positive')}
            >
              {t('bulk.falsePositive')}
            </Button>
          </>
        ) : null}
      </span>
      <CloseButton size="sm" ml="auto" aria-label={t('bulk.deselect')} onClick={props.onDone} />
      {progress ? (
        <Progress
          className={classes.progress}
          size="xs"
          value={(progress.done / Math.max(1, progress.total)) * 100}
          aria-label={t('bulk.progress', { done: progress.done, total: progress.total })}
        />
      ) : null}
    </section>
  )
}
