'use client'

import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeAsset } from '@/components/api/use-asset'
import { ErrorState } from '@/components/common/error-state'
import { Modal } from '@/components/floating/modal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Textarea } from '@/components/ui/textarea'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'

/** Ends an asset, with the reason, or brings it back. */
export function Retire({ asset }: { asset: AssetDto }) {
  const t = useTranslations('assets.retire')
  const change = useChangeAsset(asset.id)
  const [open, { open: show, close }] = useDisclosure(false)
  const [reason, setReason] = useState('')
  if (asset.retired) {
    return (
      <>
        {change.error ? <ErrorState error={change.error} /> : null}
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ retired: null }, { onSuccess: () => notify(t('doneBack')) })}
        >
          {t('back')}
        </Button>
      </>
    )
  }
  const submit = () =>
    change.mutate(
      { retired: { reason: reason.trim() } },
      {
        onSuccess: () => {
          notify(t('done'))
          setReason('')
          close()
        },
      },
    )
  return (
    <>
      <Button variant="default" onClick={show}>
        {t('retire')}
      </Button>
      <Modal opened={open} onClose={close} title={t('title', { name: asset.name })}>
        <form
          className={classes.editor}
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <p className={classes.soft}>{t('help')}</p>
          <Textarea
            label={t('reason')}
            description={t('reasonHelp')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {change.error ? <ErrorState error={change.error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={reason.trim() === ''}>
              {t('submit')}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
