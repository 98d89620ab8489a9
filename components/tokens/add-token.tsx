'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewToken, useAddToken } from '@/components/api/use-tokens'
import { endOfDay } from '@/components/common/end-of-day'
import { useTimeZone } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { SecretOnce } from '@/components/common/secret-once'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { TOKEN_ROLES, type TokenRole } from '@/lib/access/roles'
import classes from './tokens.module.css'

/** Makes a token and shows its secret once. */
export function AddToken({ onClose }: { onClose: () => void }) {
  const t = useTranslations('tokens')
  const [made, setMade] = useState<NewToken | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made ? t('made.title', { name: made.name }) : t('add')}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <Stack gap="md">
          <SecretOnce title={t('made.secret')} value={made.token}>
            {t('made.once')}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('made.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <TokenForm onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

function TokenForm({ onMade, onClose }: { onMade: (token: NewToken) => void; onClose: () => void }) {
  const t = useTranslations('tokens')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const add = useAddToken()
  const [kind, setKind] = useState<TokenRole>('reader')
  const [name, setName] = useState('')
  const [expires, setExpires] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ kind, name: name.trim(), expires_at: endOfDay(expires, zone) }, { onSuccess: onMade })
      }}
    >
      <Stack gap="md">
        <RadioGroup
          label={t('form.kind')}
          value={kind}
          onChange={(value) => setKind(TOKEN_ROLES.find((one) => one === value) ?? 'reader')}
        >
          <div className={classes.choices}>
            {TOKEN_ROLES.map((one) => (
              <Radio key={one} value={one} label={t(`kind.${one}`)} description={t(`means.${one}`)} />
            ))}
          </div>
        </RadioGroup>
        <TextInput
          label={t('form.name')}
          description={t(`form.nameHelp.${kind}`)}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('form.expires')}
          description={t('form.expiresHelp', { zone })}
          maw="18rem"
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
        {add.error ? <Refusal error={add.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
            {t('form.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
