'use client'

import { useTranslations } from 'next-intl'
import { type NewEnrolment, useAddEnrolment } from '@/components/api/use-agents'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { AgentDto } from '@/lib/views/admin.schema'
import { NewCodeSteps } from './new-code-steps'

export interface EnrolAgainProps {
  agent: AgentDto
  origin: string
  sha256: string
  onClose: () => void
}

/** A code for an agent that is known: it gets another token, and those before are gone when it is used. */
export function EnrolAgain({ agent, origin, sha256, onClose }: EnrolAgainProps) {
  const t = useTranslations('agents.again')
  const common = useTranslations('common')
  const add = useAddEnrolment()
  const made: NewEnrolment | undefined = add.data
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('title', { name: agent.name })}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
    >
      {made ? (
        <NewCodeSteps enrolment={made} origin={origin} sha256={sha256} way="host" onDone={onClose} />
      ) : (
        <Stack gap="md">
          <p>{t('means')}</p>
          {add.error ? <Refusal error={add.error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button
              loading={add.isPending}
              onClick={() => add.mutate({ agent: agent.id, quiet_after_hours: agent.quiet_after_hours })}
            >
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
