'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NewTenant } from '@/components/api/use-platform'
import { Modal } from '@/components/floating/modal'
import { OwnerLink } from './owner-link'
import { TenantForm } from './tenant-form'

export interface MakeTenantProps {
  timeZones: readonly string[]
  onClose: () => void
}

/** Makes a tenant with the invitation of its first owner, whose link is shown once. */
export function MakeTenant({ timeZones, onClose }: MakeTenantProps) {
  const t = useTranslations('platform')
  const [made, setMade] = useState<NewTenant | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made ? t('made.title', { name: made.name }) : t('make')}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <OwnerLink invite={made.owner_invite} onDone={onClose} />
      ) : (
        <TenantForm timeZones={timeZones} onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}
