'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useSeparateDuties } from '@/components/api/use-members'
import { Confirm } from '@/components/common/confirm'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { ADMIN_ROLES } from '@/lib/access/duties'
import type { MemberDto } from '@/lib/views/admin.schema'
import classes from './members.module.css'

/** Whether system, security and audit administrators are separate people, and who they are. */
export function Duties({ separate, members }: { separate: boolean; members: readonly MemberDto[] }) {
  const t = useTranslations('members.duties')
  const word = useTranslations('roles.role')
  const may = useMay('members.write')
  const change = useSeparateDuties()
  const [asking, setAsking] = useState(false)
  const close = () => {
    change.reset()
    setAsking(false)
  }
  return (
    <Section title={t('title')}>
      <p className={classes.duties}>{t(separate ? 'on' : 'off')}</p>
      <dl className={classes.three}>
        {ADMIN_ROLES.map((role) => {
          const names = members
            .filter(({ roles }) => roles.some((one) => one.role === role))
            .map(({ name }) => name)
          return (
            <div key={role}>
              <dt>{word(role)}</dt>
              <dd>{names.length > 0 ? names.join(' · ') : t('nobody')}</dd>
            </div>
          )
        })}
      </dl>
      {may ? (
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          {t(separate ? 'turnOff' : 'turnOn')}
        </Button>
      ) : null}
      <Confirm
        opened={asking}
        title={t(separate ? 'confirmOff' : 'confirmOn')}
        action={t(separate ? 'turnOff' : 'turnOn')}
        busy={change.isPending}
        error={change.error}
        onClose={close}
        // What the reader may do has changed with it: the page is made anew.
        onConfirm={() => change.mutate(!separate, { onSuccess: () => window.location.reload() })}
      >
        {t(separate ? 'meansOff' : 'meansOn')}
      </Confirm>
    </Section>
  )
}
