'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { Refusal } from './refusal'

export interface ConfirmProps {
  opened: boolean
  title: string
  /** What will happen, and what will not. */
  children: ReactNode
  /** The word of the deed: *Retire*, not *OK*. */
  action: string
  /** Takes something away. */
  danger?: boolean
  busy: boolean
  /** Absent: yes. False while something must be said first. */
  ready?: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks once more before a thing that is hard to undo. */
export function Confirm(props: ConfirmProps) {
  const {
    opened,
    title,
    children,
    action,
    danger = true,
    ready = true,
    busy,
    error,
    onConfirm,
    onClose,
  } = props
  const t = useTranslations('common')
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack gap="md">
        <div>{children}</div>
        {error ? <Refusal error={error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={busy} disabled={!ready} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
