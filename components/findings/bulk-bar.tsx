'use client'

import { Button, CloseButton, NativeSelect } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useMemberNames } from '@/components/api/use-member-names'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './findings.module.css'
import { type BulkChange, useBulk } from './use-bulk'

const STATUSES = ['open', 'in_progress', 'fixed'] as const
const NOBODY = 'nobody'

/** What can be done to the ticked findings together; each change can be undone from its notification. */
export function BulkBar({ chosen, onDone }: { chosen: readonly FindingDto[]; onDone: () => void }) {
  const t = useTranslations('findings')
  const members = useMemberNames().filter((m) => !m.disabled)
  const { change, pending } = useBulk(onDone)
  const closed = chosen.some((f) => f.status === 'closed')
  const act = (words: BulkChange) => change(chosen, words)
  return (
    <section className={classes.bulk} aria-label={t('bulk.label')}>
      <strong className="numbers">{t('bulk.count', { count: chosen.length })}</strong>
      {closed ? (
        <span className={classes.none}>{t('bulk.closedToo')}</span>
      ) : (
        <>
          <span className={classes.none}>{t('bulk.status')}</span>
          {STATUSES.map((status) => (
            <Button
              key={status}
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
