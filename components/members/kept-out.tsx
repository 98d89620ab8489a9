'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useLetInAgain } from '@/components/api/use-members'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import type { KeptOutDto } from '@/lib/views/admin.schema'
import classes from './support.module.css'

/** Removed people for whom a provider vouches, and the way to let them in again; nothing where there are none. */
export function KeptOut({ people }: { people: readonly KeptOutDto[] }) {
  const t = useTranslations('members.keptOut')
  const may = useMay('members.write')
  const letIn = useLetInAgain()
  const [back, setBack] = useState<readonly string[]>([])
  const here = people.filter(({ id }) => !back.includes(id))
  if (here.length === 0) return null
  return (
    <Section title={t('title')} lead={t('lead')}>
      {letIn.error ? <ErrorState error={letIn.error} /> : null}
      <ul className={classes.list} aria-label={t('title')}>
        {here.map(({ id, name, login, provider, since }) => (
          <li key={`${id}${provider}`} className={classes.row}>
            <span>
              <b>{name}</b> · {login}
              {provider ? ` · ${provider}` : null} · {t.rich('since', { time: () => <Instant at={since} /> })}
            </span>
            {may ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={letIn.isPending && letIn.variables === id}
                onClick={() => letIn.mutate(id, { onSuccess: () => setBack([...back, id]) })}
              >
                {t('action')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
