'use client'

import { IconDots } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { ActionIcon } from '@/components/ui/action-icon'
import type { AgentDto } from '@/lib/views/admin.schema'

export interface AgentDeedsProps {
  agent: AgentDto
  onCode: (agent: AgentDto) => void
  onLockOut: (agent: AgentDto) => void
  onRetire: (agent: AgentDto) => void
}

/** What can be done with an agent. */
export function AgentDeeds({ agent, onCode, onLockOut, onRetire }: AgentDeedsProps) {
  const t = useTranslations('agents')
  return (
    <LazyMenu
      position="bottom-end"
      target={
        <ActionIcon variant="default" aria-label={t('deeds', { name: agent.name })}>
          <IconDots size={14} />
        </ActionIcon>
      }
    >
      {(Menu) => (
        <>
          <Menu.Item onClick={() => onCode(agent)}>{t('again.action')}</Menu.Item>
          {agent.token_until ? (
            <Menu.Item onClick={() => onLockOut(agent)}>{t('lockOut.action')}</Menu.Item>
          ) : null}
          <Menu.Item color="red" onClick={() => onRetire(agent)}>
            {t('retire.action')}
          </Menu.Item>
        </>
      )}
    </LazyMenu>
  )
}
