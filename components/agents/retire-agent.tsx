'use client'

import { useTranslations } from 'next-intl'
import { useRetireAgent } from '@/components/api/use-agents'
import { Confirm } from '@/components/common/confirm'
import type { AgentDto } from '@/lib/views/admin.schema'

/** Takes an agent out of service, for good; what it sent stays. */
export function RetireAgent({ agent, onClose }: { agent: AgentDto | null; onClose: () => void }) {
  const t = useTranslations('agents.retire')
  const retire = useRetireAgent()
  const close = () => {
    retire.reset()
    onClose()
  }
  return (
    <Confirm
      opened={agent !== null}
      title={t('title', { name: agent?.name ?? '' })}
      action={t('action')}
      busy={retire.isPending}
      error={retire.error}
      onClose={close}
      onConfirm={() => agent && retire.mutate(agent.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
