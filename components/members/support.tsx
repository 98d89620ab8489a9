'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useSupport, useWithdrawSupport } from '@/components/api/use-support'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import type { SupportPageDto } from '@/lib/views/tenant-notices.schema'
import { GrantSupport } from './grant-support'
import classes from './support.module.css'

/** Whom of the platform the tenant lets in, until when, and the way to end it at once. */
export function Support({ initial }: { initial: SupportPageDto }) {
  const t = useTranslations('members.support')
  const word = useTranslations('roles.role')
  const may = useMay('members.write')
  const { data, error, refetch } = useSupport(initial)
  const withdraw = useWithdrawSupport()
  const [granting, setGranting] = useState(false)
  return (
    <Section title={t('title')} lead={t('lead')}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
      {data.items.length === 0 ? (
        <p className={classes.nobody}>{t('nobody')}</p>
      ) : (
        <ul className={classes.list} aria-label={t('title')}>
          {data.items.map(({ id, name, role, until }) => (
            <li key={id} className={classes.row}>
              <span>
                <b>{name}</b> · {word(role)} · {t.rich('until', { time: () => <Instant at={until} /> })}
              </span>
              {may ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={withdraw.isPending && withdraw.variables === id}
                  onClick={() => withdraw.mutate(id)}
                >
                  {t('end')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {may ? (
        <Button
          variant="default"
          size="xs"
          disabled={data.administrators.length === 0}
          onClick={() => setGranting(true)}
        >
          {t('grant')}
        </Button>
      ) : null}
      {granting ? (
        <GrantSupport administrators={data.administrators} onClose={() => setGranting(false)} />
      ) : null}
    </Section>
  )
}
