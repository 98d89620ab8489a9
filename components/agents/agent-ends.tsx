'use client'

import { useTranslations } from 'next-intl'
import { useLockOutAgent, useRetireAgent } from '@/components/api/use-agents'
import { Confirm } from '@/components/common/confirm'
import type { AgentDto } from '@/lib/views/admin.schema'

interface Ends {
  agent: AgentDto | null
  onClose: () => void
}

/** Takes an agent out of service, for good; what it sent stays. */
export function RetireAgent(ends: Ends) {
  return <ConfirmEnd {...ends} words="retire" deed={useRetireAgent()} />
}

/** Takes an agent's tokens away, at once; it comes back with a code. */
export function LockOutAgent(ends: Ends) {
  return <ConfirmEnd {...ends} words="lockOut" deed={useLockOutAgent()} />
}

function ConfirmEnd({
  agent,
  onClose,
  words,
  deed,
}: Ends & { words: 'retire' | 'lockOut'; deed: ReturnType<typeof useRetireAgent> }) {
  const t = useTranslations('agents')
  const close = () => {
    deed.reset()
    onClose()
  }
  return (
    <Confirm
      opened={agent !== null}
      title={t(`${words}.title`, { name: agent?.name ?? '' })}
      action={t(`${words}.action`)}
      busy={deed.isPending}
      error={deed.error}
      onClose={close}
      onConfirm={() => agent && deed.mutate(agent.id, { onSuccess: close })}
    >
      {t(`${words}.means`)}
    </Confirm>
  )
}
