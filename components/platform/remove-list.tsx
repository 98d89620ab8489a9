'use client'

import { useTranslations } from 'next-intl'
import { useDropList } from '@/components/api/use-vulnerability-lists'
import { Confirm } from '@/components/common/confirm'
import type { VulnerabilityListDto } from '@/lib/views/vulnerability-list.schema'

export interface RemoveListProps {
  /** Null: none is asked about. */
  list: VulnerabilityListDto | null
  onClose: () => void
}

/** Takes a public list away from all tenants. */
export function RemoveList({ list, onClose }: RemoveListProps) {
  const t = useTranslations('platform.lists')
  const drop = useDropList()
  const close = () => {
    drop.reset()
    onClose()
  }
  const name = list ? `${t(`name.${list.list}`)} ${list.part}`.trim() : ''
  return (
    <Confirm
      opened={list !== null}
      title={t('removeTitle', { name })}
      action={t('remove')}
      busy={drop.isPending}
      error={drop.error}
      onClose={close}
      onConfirm={() => list && drop.mutate({ list: list.list, part: list.part }, { onSuccess: close })}
    >
      {t('removeMeans', { file: list?.file_name ?? '' })}
    </Confirm>
  )
}
