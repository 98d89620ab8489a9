'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { PasswordInput } from '@/components/ui/password-input'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'

export interface WithCodeProps {
  title: string
  /** What will happen. */
  lead: string
  action: string
  danger?: boolean
  busy: boolean
  error: unknown
  onSubmit: (given: { password: string; code: string }) => void
  onClose: () => void
}

/** Asks for the password and a code before a thing that weakens how one signs in. */
export function WithCode(props: WithCodeProps) {
  const { title, lead, action, danger, busy, error, onSubmit, onClose } = props
  const t = useTranslations('account.factor')
  const common = useTranslations('common')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit({ password, code })
        }}
      >
        <Stack gap="md">
          <p>{lead}</p>
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <TextInput
            label={t('code')}
            description={t('codeHelp')}
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {error ? <Refusal error={error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button
              type="submit"
              {...(danger ? { color: 'red' } : {})}
              loading={busy}
              disabled={password === '' || code.trim() === ''}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
