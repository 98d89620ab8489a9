'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDismissReset, useRemoveSecondFactor, useRenewRecoveryCodes } from '@/components/api/use-account'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { Shape } from '@/components/common/shape'
import { Modal } from '@/components/floating/modal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { OwnAccountDto } from '@/lib/views/me.schema'
import classes from './account.module.css'
import { EnrolSecondFactor } from './enrol-second-factor'
import { RecoveryCodes } from './recovery-codes'
import { WithCode } from './with-code'

/** Whether the account has a second factor, and what one may do about it. */
export function SecondFactor({ factor }: { factor: OwnAccountDto['second_factor'] }) {
  const t = useTranslations('account.factor')
  const zone = useTimeZone()
  const client = useQueryClient()
  const [doing, setDoing] = useState<'enrol' | 'renew' | 'remove' | null>(null)
  const renew = useRenewRecoveryCodes()
  const remove = useRemoveSecondFactor()
  const close = () => {
    setDoing(null)
    renew.reset()
    remove.reset()
  }
  const look = async (said?: string) => {
    close()
    if (said) notify(said)
    await client.invalidateQueries({ queryKey: ['account'] })
    await client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <>
      {factor.reset ? <Reset {...factor.reset} /> : null}
      {doing === 'enrol' ? (
        <EnrolSecondFactor onDone={() => look(t('done'))} onCancel={close} />
      ) : (
        <>
          <p className={classes.said}>
            {factor.since ? t('on', { time: formatInstant(factor.since, zone, 'minute') }) : t('off')}
            {factor.since ? ` · ${t('codesLeft', { count: factor.recovery_codes_left })}` : null}
          </p>
          {factor.required_by.length > 0 ? (
            <p className={classes.said}>{t('required', { tenants: factor.required_by.join(' · ') })}</p>
          ) : null}
          <Group gap="xs" mt="sm">
            {factor.since ? (
              <>
                <Button variant="default" onClick={() => setDoing('renew')}>
                  {t('renew')}
                </Button>
                <Button variant="default" onClick={() => setDoing('remove')}>
                  {t('remove')}
                </Button>
              </>
            ) : (
              <Button onClick={() => setDoing('enrol')}>{t('setUp')}</Button>
            )}
          </Group>
        </>
      )}
      {doing === 'renew' && !renew.data ? (
        <WithCode
          title={t('renew')}
          lead={t('renewLead')}
          action={t('renew')}
          busy={renew.isPending}
          error={renew.error}
          onSubmit={(given) => renew.mutate(given)}
          onClose={close}
        />
      ) : null}
      {renew.data ? (
        <Modal
          opened
          onClose={() => look()}
          title={t('renew')}
          closeOnClickOutside={false}
          closeOnEscape={false}
        >
          <RecoveryCodes codes={renew.data.recovery_codes} onKept={() => look()} />
        </Modal>
      ) : null}
      {doing === 'remove' ? (
        <WithCode
          title={t('remove')}
          lead={t('removeLead')}
          action={t('remove')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onSubmit={(given) => remove.mutate(given, { onSuccess: () => look(t('off_done')) })}
          onClose={close}
        />
      ) : null}
    </>
  )
}

/** Says who took it away, until it was read. */
function Reset({ at, by, tenant }: { at: string; by: string; tenant: string }) {
  const t = useTranslations('account.factor')
  const zone = useTimeZone()
  const dismiss = useDismissReset()
  return (
    <div className={classes.alert} role="alert">
      <Shape name="triangle" size={16} />
      <div>
        <p>{t('reset', { by, tenant, time: formatInstant(at, zone, 'minute') })}</p>
        <Button
          size="compact-sm"
          variant="default"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate()}
        >
          {t('read')}
        </Button>
      </div>
    </div>
  )
}
