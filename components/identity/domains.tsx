'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  type DomainList,
  useAddDomain,
  useDomains,
  useRemoveDomain,
  useVerifyDomain,
} from '@/components/api/use-domains'
import { ErrorState } from '@/components/common/error-state'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { TextInput } from '@/components/ui/text-input'
import { DomainItem } from './domain-item'
import classes from './identity.module.css'

export interface DomainsProps {
  initial: DomainList
  /** Whether the person may change them. */
  may: boolean
}

/** Domains of e-mail addresses by which people find the tenant's door. */
export function Domains({ initial, may }: DomainsProps) {
  const t = useTranslations('identity.domains')
  const { data, error, refetch } = useDomains(initial)
  const add = useAddDomain()
  const verify = useVerifyDomain()
  const remove = useRemoveDomain()
  const [domain, setDomain] = useState('')
  const fault = add.error ?? verify.error ?? remove.error
  const forget = () => {
    add.reset()
    verify.reset()
    remove.reset()
  }
  return (
    <Section id="domains" title={t('title')} lead={t('lead')}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {data.items.length > 0 ? (
        <ul className={classes.uses} aria-label={t('title')}>
          {data.items.map((item) => (
            <DomainItem
              key={item.id}
              domain={item}
              may={may}
              busy={verify.isPending && verify.variables === item.id}
              onVerify={() => {
                forget()
                verify.mutate(item.id)
              }}
              onRemove={() => {
                forget()
                remove.mutate(item.id)
              }}
            />
          ))}
        </ul>
      ) : null}
      {fault ? <Refusal error={fault} /> : null}
      {may ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            forget()
            add.mutate(domain.trim(), { onSuccess: () => setDomain('') })
          }}
        >
          <Group gap="xs" align="end" mt="sm">
            <TextInput
              label={t('add')}
              placeholder="example.com"
              required
              withAsterisk={false}
              maxLength={300}
              autoCapitalize="none"
              spellCheck={false}
              value={domain}
              onChange={(event) => setDomain(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t('submit')}
            </Button>
          </Group>
        </form>
      ) : null}
    </Section>
  )
}
