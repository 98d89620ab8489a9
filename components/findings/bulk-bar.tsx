'use client'

import { Button, CloseButton, NativeSelect } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useMemberNames } from '@/components/api/use-member-names'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './findings.module.css'
import { type BulkChange, useBulk } from './use-bulk'
import type { BulkAim } from './use-bulk-keys'

const STATUSES = ['open', 'in_progress', 'fixed'] as const
const NOBODY = 'nobody'

export interface BulkBarProps {
  chosen: readonly FindingDto[]
  /** What a key asked for, until it has the focus. */
  aim: BulkAim | null
  onAimed: () => void
  onDone: () => void
}

/** What can be done to the ticked findings together; each change can be undone from its notification. */
export function BulkBar({ chosen, aim, onAimed, onDone }: BulkBarProps) {
  const t = useTranslations('findings')
  const members = useMemberNames().filter((m) => !m.disabled)
  const { change, pending } = useBulk(onDone)
  const closed = chosen.some((f) => f.status === 'closed')
  const act = (words: BulkChange) => change(chosen, words)
  const bar = useRef<HTMLElement>(null)
  const aimed = useEffectEvent(onAimed)
  useEffect(() => {
    if (!aim) return
    bar.current?.querySelector<HTMLElement>(`[data-aim="${aim}"]`)?.focus()
    aimed()
  }, [aim])
  return (
    <section ref={bar} className={classes.bulk} aria-label={t('bulk.label')} data-bulk>
      <strong className="numbers">{t('bulk.count', { count: chosen.length })}</strong>
      {closed ? (
        <span className={classes.none}>{t('bulk.closedToo')}</span>
      ) : (
        <>
          <span className={classes.none}>{t('bulk.status')}</span>
          {STATUSES.map((status, place) => (
            <Button
              key={status}
              data-aim={place === 0 ? 'status' : undefined}
              size="compact-sm"
              variant="default"
              disabled={pending}
              onClick={() => act({ status })}
            >
              {t(`status.${status}`)}
            </Button>
          ))}
        </>
      )}
      <NativeSelect
        data-aim="owner"
        size="xs"
        aria-label={t('bulk.owner')}
        value=""
        disabled={pending}
        onChange={(event) => {
          const { value } = event.currentTarget
          act({ owner: value === NOBODY ? null : value })
        }}
        data={[
          { value: '', label: `${t('bulk.owner')} …`, disabled: true },
          { value: NOBODY, label: t('bulk.nobody') },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <CloseButton size="sm" ml="auto" aria-label={t('bulk.deselect')} onClick={onDone} />
    </section>
  )
}
