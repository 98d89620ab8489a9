'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewToken, useRotateToken } from '@/components/api/use-tokens'
import { endOfDay } from '@/components/common/end-of-day'
import { Instant, useTimeZone } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { SecretOnce } from '@/components/common/secret-once'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { TokenDto } from '@/lib/views/admin.schema'

const OVERLAPS = [24, 4, 1, 0] as const

/** Gives a token a new secret, shown once; the one before works on for the hours that are chosen. */
export function RotateToken({ token, onClose }: { token: TokenDto; onClose: () => void }) {
  const t = useTranslations('tokens')
  const [made, setMade] = useState<NewToken | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(made ? 'rotate.made' : 'rotate.title', { name: token.name })}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <Stack gap="md">
          <SecretOnce title={t('made.secret')} value={made.token}>
            {t('made.once')}
          </SecretOnce>
          <p>
            {made.previous_until
              ? t.rich('rotate.old', { time: () => <Instant at={made.previous_until} /> })
              : t('rotate.oldGone')}
          </p>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('made.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <RotateForm token={token} onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

interface RotateFormProps {
  token: TokenDto
  onMade: (token: NewToken) => void
  onClose: () => void
}

function RotateForm({ token, onMade, onClose }: RotateFormProps) {
  const t = useTranslations('tokens')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const rotate = useRotateToken()
  const [hours, setHours] = useState<number>(OVERLAPS[0])
  const [expires, setExpires] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        rotate.mutate(
          { id: token.id, overlap_hours: hours, expires_at: endOfDay(expires, zone) },
          { onSuccess: onMade },
        )
      }}
    >
      <Stack gap="md">
        <NativeSelect
          label={t('rotate.overlap')}
          description={t('rotate.overlapHelp')}
          value={String(hours)}
          onChange={(event) => setHours(Number(event.currentTarget.value))}
          data={OVERLAPS.map((one) => ({ value: String(one), label: t('rotate.hours', { hours: one }) }))}
        />
        <TextInput
          type="date"
          label={t('rotate.expires')}
          description={t(`form.expiresHelp.${token.kind}`, { zone })}
          maw="18rem"
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
        {rotate.error ? <Refusal error={rotate.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={rotate.isPending}>
            {t('rotate.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
