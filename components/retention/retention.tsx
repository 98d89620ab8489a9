'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useChangeRetention, useRetention } from '@/components/api/use-retention'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import type { RetentionDto } from '@/lib/views/retention.schema'
import classes from './retention.module.css'
import { RetentionHold } from './retention-hold'
import { RetentionPreview } from './retention-preview'

/** Months that are offered besides what is set. */
const OFFERED = [12, 18, 24, 36, 60, 84, 120]

/** How long the bytes of evidence are kept: what holds, what is to come, and what a change would drop. */
export function Retention() {
  const t = useTranslations('retention')
  const { data, error, refetch } = useRetention()
  return (
    <Section id="retention" title={t('title')} lead={t('lead')}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <RetentionSetting key={JSON.stringify(data)} setting={data} /> : null}
    </Section>
  )
}

function RetentionSetting({ setting }: { setting: RetentionDto }) {
  const t = useTranslations('retention')
  const may = useMay('settings.write')
  const change = useChangeRetention()
  const { months, next, grace_days: days } = setting
  const before = next ? next.months : months
  const [wanted, setWanted] = useState(before)
  const offered = [...new Set([...OFFERED, ...(months ? [months] : []), ...(wanted ? [wanted] : [])])]
  const save = (to: number | null) =>
    change.mutate(
      { months: to },
      { onSuccess: (now) => notify(now.next ? t('savedNext', { days }) : t('saved')) },
    )
  const day = (at: string | null) => ({ day: () => <Instant at={at} form="day" /> })
  return (
    <Stack gap="md" className={classes.body}>
      <p>
        {months === null
          ? t('now')
          : t.rich('nowMonths', {
              count: months,
              who: setting.decided_by?.label ?? '–',
              ...day(setting.decided_at),
            })}{' '}
        {setting.looked_at ? t.rich('lookedAt', day(setting.looked_at)) : null}
      </p>
      {next ? (
        <p role="status">
          {t.rich('next', { count: next.months, who: next.by.label, ...day(next.after) })}{' '}
          {may ? (
            <Button size="xs" variant="default" loading={change.isPending} onClick={() => save(months)}>
              {t('undo')}
            </Button>
          ) : null}
        </p>
      ) : null}
      {may ? (
        <>
          <NativeSelect
            label={t('keep')}
            description={`${t('keepHelp', { days })} ${t('duty')}`}
            value={wanted ?? ''}
            onChange={({ currentTarget: { value } }) => setWanted(value === '' ? null : Number(value))}
            data={[
              { value: '', label: t('forEver') },
              ...offered
                .toSorted((a, b) => a - b)
                .map((count) => ({ value: String(count), label: t('months', { count }) })),
            ]}
          />
          {wanted !== null && wanted !== months ? <RetentionPreview months={wanted} /> : null}
          {change.error ? <Refusal error={change.error} /> : null}
          <div>
            <Button disabled={wanted === before} loading={change.isPending} onClick={() => save(wanted)}>
              {t('save')}
            </Button>
          </div>
        </>
      ) : (
        <p>{t('duty')}</p>
      )}
      <RetentionHold hold={setting.hold} />
    </Stack>
  )
}
