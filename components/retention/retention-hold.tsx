'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useChangeRetention } from '@/components/api/use-retention'
import { Instant } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { RetentionDto } from '@/lib/views/retention.schema'

/** Keeps everything for a reason, whatever is set; and takes that back. */
export function RetentionHold({ hold }: Pick<RetentionDto, 'hold'>) {
  const t = useTranslations('retention')
  const may = useMay('settings.write')
  const change = useChangeRetention()
  const [reason, setReason] = useState('')
  const save = (to: string | null) =>
    change.mutate({ hold: to }, { onSuccess: () => notify(t(to === null ? 'released' : 'begun')) })
  if (!hold && !may) return null
  return (
    <Stack gap="sm">
      <h3>{t('hold')}</h3>
      <p>
        {hold
          ? t.rich('held', {
              who: hold.by.label,
              reason: hold.reason,
              day: () => <Instant at={hold.since} form="day" />,
            })
          : t('holdLead')}
      </p>
      {change.error ? <Refusal error={change.error} /> : null}
      {!may ? null : hold ? (
        <>
          <p>{t('releaseAsk')}</p>
          <div>
            <Button variant="default" loading={change.isPending} onClick={() => save(null)}>
              {t('release')}
            </Button>
          </div>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            save(reason)
          }}
        >
          <Stack gap="sm">
            <TextInput
              label={t('reason')}
              required
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div>
              <Button
                type="submit"
                variant="default"
                disabled={reason.trim() === ''}
                loading={change.isPending}
              >
                {t('begin')}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Stack>
  )
}
