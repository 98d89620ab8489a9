'use client'

import { useTranslations } from 'next-intl'
import type { NewAgent } from '@/components/api/use-agents'
import { SecretOnce } from '@/components/common/secret-once'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { Way } from './add-agent'
import { FirstReport } from './first-report'
import { HowInPipelines } from './how-in-pipelines'
import { HowToSend } from './how-to-send'

/** The token, once; the line with it filled in; and what came of it. */
export function NewAgentSteps({
  agent,
  origin,
  way,
  onDone,
}: {
  agent: NewAgent
  origin: string
  way: Way
  onDone: () => void
}) {
  const t = useTranslations('agents.made')
  return (
    <Stack gap="lg">
      <SecretOnce title={t('token')} value={agent.token}>
        {t('once')}
      </SecretOnce>
      {way === 'pipeline' ? (
        <HowInPipelines origin={origin} />
      ) : (
        <HowToSend origin={origin} token={agent.token} />
      )}
      <FirstReport agent={agent} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  )
}
