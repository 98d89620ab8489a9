'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewEnrolment, useAddEnrolment } from '@/components/api/use-agents'
import { CountInput } from '@/components/common/count-input'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { Switch } from '@/components/ui/switch'

/** Makes a code by which machines get tokens of their own. */
export function EnrolForm({
  onMade,
  onClose,
}: {
  onMade: (enrolment: NewEnrolment) => void
  onClose: () => void
}) {
  const t = useTranslations('agents.code')
  const form = useTranslations('agents.form')
  const common = useTranslations('common')
  const add = useAddEnrolment()
  const [most, setMost] = useState(1)
  const [hours, setHours] = useState(4)
  const [ownHost, setOwnHost] = useState(true)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ most, quiet_after_hours: hours, own_host: ownHost }, { onSuccess: onMade })
      }}
    >
      <Stack gap="md">
        <CountInput
          label={t('most')}
          description={t('mostHelp')}
          min={1}
          max={500}
          maw="14rem"
          value={most}
          onChange={setMost}
        />
        <CountInput
          label={form('quiet')}
          description={form('quietHelp')}
          min={1}
          max={8760}
          unit={form('hours')}
          maw="14rem"
          value={hours}
          onChange={setHours}
        />
        <Switch
          checked={ownHost}
          onChange={(event) => setOwnHost(event.currentTarget.checked)}
          label={t('ownHost')}
          description={t('ownHostHelp')}
        />
        {add.error ? <Refusal error={add.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
