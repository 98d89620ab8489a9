'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  useAdministrators,
  useGiveDuty,
  useSeparatePlatformDuties,
} from '@/components/api/use-administrators'
import { Confirm } from '@/components/common/confirm'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import { ADMIN_ROLES } from '@/lib/access/duties'
import type { AdministratorPageDto } from '@/lib/views/platform.schema'
import classes from './platform.module.css'

/** Who administers the platform, what each may do, and whether the three duties are apart. */
export function Administrators({ initial, may }: { initial: AdministratorPageDto; may: boolean }) {
  const t = useTranslations('platform.administrators')
  const word = useTranslations('roles.role')
  const { data, error, refetch } = useAdministrators(initial)
  const give = useGiveDuty()
  const separate = useSeparatePlatformDuties()
  const [asking, setAsking] = useState(false)
  const on = data.separate_duties
  const duties = [
    { value: '', label: t('none') },
    ...ADMIN_ROLES.map((role) => ({ value: role, label: word(role) })),
  ]
  const close = () => {
    separate.reset()
    setAsking(false)
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {give.error ? <Refusal error={give.error} /> : null}
      <ul className={`${classes.list} ${classes.administrators}`} aria-label={t('title')}>
        {data.items.map(({ id, name, email, duty, disabled }) => (
          <li key={id} className={classes.administrator}>
            <div className={classes.what}>
              <b>{name}</b>
              <code>{email}</code>
              {disabled ? <small>{t('disabled')}</small> : null}
            </div>
            {may ? (
              <NativeSelect
                size="xs"
                aria-label={t('duty', { name })}
                value={duty ?? ''}
                data={duties}
                disabled={give.isPending}
                onChange={(event) =>
                  give.mutate({
                    id,
                    duty: ADMIN_ROLES.find((one) => one === event.currentTarget.value) ?? null,
                  })
                }
              />
            ) : (
              <span>{duty ? word(duty) : t('none')}</span>
            )}
          </li>
        ))}
      </ul>
      <Section title={t('separate')}>
        <p className={classes.separate}>{t(on ? 'on' : 'off')}</p>
        <dl className={classes.three}>
          {ADMIN_ROLES.map((role) => (
            <div key={role}>
              <dt>{word(role)}</dt>
              <dd>{t(`may.${role}`)}</dd>
            </div>
          ))}
        </dl>
        {may ? (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t(on ? 'turnOff' : 'turnOn')}
          </Button>
        ) : null}
      </Section>
      <Confirm
        opened={asking}
        title={t(on ? 'confirmOff' : 'confirmOn')}
        action={t(on ? 'turnOff' : 'turnOn')}
        busy={separate.isPending}
        error={separate.error}
        onClose={close}
        // What the reader may do has changed with it: the page is made anew.
        onConfirm={() => separate.mutate(!on, { onSuccess: () => window.location.reload() })}
      >
        {t(on ? 'meansOff' : 'meansOn')}
      </Confirm>
    </>
  )
}
