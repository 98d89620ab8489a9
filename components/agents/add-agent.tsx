'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewAgent, useAddAgent } from '@/components/api/use-agents'
import { CountInput } from '@/components/common/count-input'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { NewAgentSteps } from './new-agent-steps'

/** A name, then the token with the line to run, then the receipt of the first report. */
export function AddAgent({ origin, onClose }: { origin: string; onClose: () => void }) {
  const t = useTranslations('agents')
  const [made, setMade] = useState<NewAgent | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={made ? t('made.title', { name: made.name }) : t('add')}
      // The token is seen once: a slip of the finger must not take it away.
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <NewAgentSteps agent={made} origin={origin} onDone={onClose} />
      ) : (
        <AgentForm onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

function AgentForm({ onMade, onClose }: { onMade: (agent: NewAgent) => void; onClose: () => void }) {
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
