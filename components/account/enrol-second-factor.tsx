'use client'

import { useTranslations } from 'next-intl'
import { QRCodeSVG } from 'qrcode.react'
import { type FormEvent, useState } from 'react'
import { useBeginSecondFactor, useConfirmSecondFactor } from '@/components/api/use-account'
import { CopyText } from '@/components/common/copy-text'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { PasswordInput } from '@/components/ui/password-input'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import classes from './account.module.css'
import { RecoveryCodes } from './recovery-codes'

export interface EnrolProps {
  /** After the recovery codes were kept. */
  onDone: () => void
  onCancel?: () => void
}

/** Sets a second factor up in three steps: the password, the app and its code, the recovery codes. */
export function EnrolSecondFactor({ onDone, onCancel }: EnrolProps) {
  const t = useTranslations('account.factor')
  const common = useTranslations('common')
  const begin = useBeginSecondFactor()
  const confirm = useConfirmSecondFactor()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (begin.data) confirm.mutate(code)
    else begin.mutate(password, { onSuccess: () => setPassword('') })
  }
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recovery_codes} onKept={onDone} />
  const { data, error: refused } = begin
  const error = data ? confirm.error : refused
  return (
    <form className={classes.form} onSubmit={submit}>
      <Stack gap="md">
        {data ? (
          <>
            <p className={classes.said}>{t('scan')}</p>
            <div className={classes.qr}>
              <QRCodeSVG value={data.uri} size={184} level="M" marginSize={2} title={t('qr')} />
            </div>
            <div>
              <span className={classes.key}>{t('key')}</span>
              <CopyText block value={data.secret}>
                {data.secret.match(/.{1,4}/g)?.join(' ')}
              </CopyText>
            </div>
            <TextInput
              label={t('code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              data-autofocus
              autoFocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          </>
        ) : (
          <PasswordInput
            label={t('password')}
            description={t('passwordWhy')}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        {error ? <Refusal error={error} /> : null}
        <Group gap="xs">
          <Button
            type="submit"
            loading={begin.isPending || confirm.isPending}
            disabled={data ? code.replaceAll(' ', '').length !== 6 : password === ''}
          >
            {data ? t('confirm') : t('next')}
          </Button>
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {common('cancel')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  )
}
