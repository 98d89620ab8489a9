'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NewAgent, NewEnrolment } from '@/components/api/use-agents'
import { Modal } from '@/components/floating/modal'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { AgentForm } from './agent-form'
import { EnrolForm } from './enrol-form'
import { NewAgentSteps } from './new-agent-steps'
import { NewCodeSteps } from './new-code-steps'

/** How a report gets here: a line for what was written already, the agent on a host or in a container, or in a pipeline. */
export type Way = 'curl' | 'host' | 'container' | 'pipeline'
const WAYS: readonly Way[] = ['curl', 'host', 'container', 'pipeline']

export interface AddAgentProps {
  origin: string
  /** Of the agent that this server hands out. */
  sha256: string
  onClose: () => void
}

/** The way, then a name or a code, then the lines to run with it filled in, then what came of it. */
export function AddAgent({ origin, sha256, onClose }: AddAgentProps) {
  const t = useTranslations('agents')
  const [way, setWay] = useState<Way>('curl')
  const [made, setMade] = useState<NewAgent | null>(null)
  const [code, setCode] = useState<NewEnrolment | null>(null)
  const shown = made ?? code
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={made ? t('made.title', { name: made.name }) : code ? t('code.title') : t('add')}
      // Token and code are seen once: a slip of the finger must not take them away.
      closeOnClickOutside={shown === null}
      closeOnEscape={shown === null}
    >
      {made ? (
        <NewAgentSteps agent={made} origin={origin} way={way} onDone={onClose} />
      ) : code ? (
        <NewCodeSteps enrolment={code} origin={origin} sha256={sha256} way={way} onDone={onClose} />
      ) : (
        <Stack gap="lg">
          <RadioGroup label={t('way.label')} value={way} onChange={(to) => setWay(to as Way)}>
            <Stack gap="xs" mt={6}>
              {WAYS.map((one) => (
                <Radio key={one} value={one} label={t(`way.${one}`)} description={t(`way.${one}Means`)} />
              ))}
            </Stack>
          </RadioGroup>
          {way === 'host' || way === 'container' ? (
            <EnrolForm onMade={setCode} onClose={onClose} />
          ) : (
            <AgentForm onMade={setMade} onClose={onClose} />
          )}
        </Stack>
      )}
    </Modal>
  )
}
