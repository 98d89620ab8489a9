'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTestProvider } from '@/components/api/use-identity-providers'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { IdentityProviderDto } from '@/lib/views/identity-provider.schema'
import classes from './identity.module.css'
import { WalkSteps } from './walk-steps'

/** Walks the connection of a provider, and shows how far it came. */
export function TestConnection({ provider }: { provider: IdentityProviderDto }) {
  const t = useTranslations('identity.test')
  const test = useTestProvider()
  const [login, setLogin] = useState('')
  const ldap = provider.kind === 'ldap'
  return (
    <div className={classes.test}>
      <form
        className={classes.try}
        onSubmit={(event) => {
          event.preventDefault()
          test.mutate({ id: provider.id, login })
        }}
      >
        {ldap ? (
          <TextInput
            label={t('login')}
            description={t('loginHelp')}
            autoComplete="off"
            maxLength={200}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
        ) : null}
        <Button type="submit" loading={test.isPending}>
          {t('run')}
        </Button>
      </form>
      {test.error ? <Refusal error={test.error} /> : null}
      {test.data ? <WalkSteps walk={test.data} /> : null}
    </div>
  )
}
