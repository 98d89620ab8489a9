'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeAsset } from '@/components/api/use-asset'
import { ErrorState } from '@/components/common/error-state'
import { TextButton } from '@/components/common/text-button'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { CloseButton } from '@/components/ui/close-button'
import { Group } from '@/components/ui/group'
import { TextInput } from '@/components/ui/text-input'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'
import { type LabelRow, labelChange } from './label-change'

/** Changes the labels of an asset. */
export function LabelEditor({ asset, onDone }: { asset: AssetDto; onDone: () => void }) {
  const t = useTranslations('assets.label')
  const change = useChangeAsset(asset.id)
  const [rows, setRows] = useState<LabelRow[]>(() => [
    ...Object.entries(asset.labels).map(([key, value], id) => ({ id, key, value })),
    { id: Object.keys(asset.labels).length, key: '', value: '' },
  ])
  const set = (id: number, part: Partial<LabelRow>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const save = () => {
    const labels = labelChange(asset.labels, rows)
    if (Object.keys(labels).length === 0) return onDone()
    change.mutate(
      { labels },
      {
        onSuccess: () => {
          notify(t('saved'))
          onDone()
        },
      },
    )
  }
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {rows.map((row) => (
        <div key={row.id} className={classes.pair}>
          <TextInput
            size="xs"
            aria-label={t('key')}
            placeholder={t('key')}
            maxLength={63}
            value={row.key}
            onChange={(event) => set(row.id, { key: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={t('value')}
            placeholder={t('value')}
            maxLength={255}
            value={row.value}
            onChange={(event) => set(row.id, { value: event.currentTarget.value })}
          />
          <CloseButton
            size="sm"
            aria-label={`${t('remove')} ${row.key}`}
            onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
          />
        </div>
      ))}
      <div>
        <TextButton
          onClick={() =>
            setRows([...rows, { id: Math.max(-1, ...rows.map((r) => r.id)) + 1, key: '', value: '' }])
          }
        >
          {t('add')}
        </TextButton>
      </div>
      <p className={classes.help}>{t('help')}</p>
      {change.error ? <ErrorState error={change.error} /> : null}
      <Group gap="xs">
        <Button size="xs" type="submit" loading={change.isPending}>
          {t('save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  )
}
