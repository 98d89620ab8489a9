'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeLocalSignIn, useLocalSignIn } from '@/components/api/use-local-sign-in'
import { ErrorState } from '@/components/common/error-state'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import type { LocalSignInDto } from '@/lib/views/local-sign-in.schema'
import { BreakGlassUses } from './break-glass-uses'
import classes from './identity.module.css'
import { LocalSignInCautions } from './local-sign-in-cautions'
import { isReady, readinessOf } from './readiness-of'

export interface LocalSignInProps {
  initial: LocalSignInDto
  /** Whether the person may change it. */
  may: boolean
  /** Who looks at it, and whether they came in by a local password. */
  self: { id: string; local: boolean }
}

/** Who may come in by a local password, who is kept for emergencies, and when these came in. */
export function LocalSignIn({ initial, may, self }: LocalSignInProps) {
  const t = useTranslations('identity.local')
  const { data, error, refetch } = useLocalSignIn(initial)
  const { local_sign_in, owners } = data
  const saved = JSON.stringify([local_sign_in, owners.map((owner) => [owner.id, owner.break_glass])])
  return (
    <Section id="local-sign-in" title={t('title')} lead={t('lead')}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {/* What was saved starts the fields anew. */}
      <LocalSignInForm key={saved} data={data} may={may} self={self} />
      <BreakGlassUses uses={data.uses} may={may} />
    </Section>
  )
}

function LocalSignInForm({ data, may, self }: Omit<LocalSignInProps, 'initial'> & { data: LocalSignInDto }) {
  const t = useTranslations('identity.local')
  const common = useTranslations('common')
  const change = useChangeLocalSignIn()
  const before = data.owners.filter((owner) => owner.break_glass).map(({ id }) => id)
  const [who, setWho] = useState(data.local_sign_in)
  const [kept, setKept] = useState(before)
  const factor = data.second_factor_needed
  const closing = who === 'break_glass'
  const ready = data.owners.some((owner) => kept.includes(owner.id) && isReady(owner, factor))
  const same = who === data.local_sign_in && kept.toSorted().join() === before.toSorted().join()
  const cautions = closing
    ? {
        provider: !data.providers && data.local_sign_in === 'everyone',
        ready: !ready,
        self: self.local && !kept.includes(self.id) && may,
        webhooks: data.webhooks === 0,
      }
    : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(
          { local_sign_in: who, break_glass: kept },
          { onSuccess: () => notify(t(closing ? 'closed' : 'opened')) },
        )
      }}
    >
      <Stack gap="md">
        <RadioGroup
          label={t('who')}
          value={who}
          onChange={(value) => setWho(value === 'break_glass' ? 'break_glass' : 'everyone')}
        >
          <div className={classes.choices}>
            {(['everyone', 'break_glass'] as const).map((one) => (
              <Radio
                key={one}
                value={one}
                disabled={!may}
                label={t(`${one}.label`)}
                description={t(`${one}.means`)}
              />
            ))}
          </div>
        </RadioGroup>
        <CheckboxGroup label={t('kept')} description={t('keptHelp')} value={kept} onChange={setKept}>
          <div className={classes.choices}>
            {data.owners.map((owner) => (
              <Checkbox
                key={owner.id}
                value={owner.id}
                disabled={!may}
                label={`${owner.name} · ${owner.email}`}
                description={t(`ready.${readinessOf(owner, factor)}`)}
              />
            ))}
          </div>
        </CheckboxGroup>
        {data.owners.length === 0 ? <p className={classes.where}>{t('noOwners')}</p> : null}
        {cautions ? <LocalSignInCautions {...cautions} /> : null}
        {change.error ? <Refusal error={change.error} /> : null}
        {may ? (
          <Group gap="xs">
            <Button type="submit" loading={change.isPending} disabled={same || (closing && !ready)}>
              {common('save')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  )
}
