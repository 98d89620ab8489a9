'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewAgent, useAddAgent } from '@/components/api/use-agents'
import { CountInput } from '@/components/common/count-input'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'

/** Names an agent, whose token people put where it is used. */
export function AgentForm({ onMade, onClose }: { onMade: (agent: NewAgent) => void; onClose: () => void }) {
  const t = useTranslations('agents.form')
  const common = useTranslations('common')
  const add = useAddAgent()
  const [name, setName] = useState('')
  const [hours, setHours] = useState(48)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ name: name.trim(), quiet_after_hours: hours }, { onSuccess: onMade })
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          placeholder="bench-prod-01"
          required
          data-autofocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <CountInput
          label={t('quiet')}
          description={t('quietHelp')}
          min={1}
          max={8760}
          unit={t('hours')}
          maw="14rem"
          value={hours}
          onChange={setHours}
        />
        {add.error ? <Refusal error={add.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
