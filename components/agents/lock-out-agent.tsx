'use client'

import { useTranslations } from 'next-intl'
import { useLockOutAgent } from '@/components/api/use-agents'
import { Confirm } from '@/components/common/confirm'
import type { AgentDto } from '@/lib/views/admin.schema'

/** Takes an agent's tokens away, at once; it comes back with a code. */
export function LockOutAgent({ agent, onClose }: { agent: AgentDto | null; onClose: () => void }) {
  const t = useTranslations('agents.lockOut')
  const lockOut = useLockOutAgent()
  const close = () => {
    lockOut.reset()
    onClose()
  }
  return (
    <Confirm
      opened={agent !== null}
      title={t('title', { name: agent?.name ?? '' })}
      action={t('action')}
      busy={lockOut.isPending}
      error={lockOut.error}
      onClose={close}
      onConfirm={() => agent && lockOut.mutate(agent.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
