'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTenant } from '@/components/api/tenant-context'
import type { Upload } from '@/components/api/use-upload'
import { ASSET_KINDS } from '@/components/assets/asset-kinds'
import { instantOfLocal } from '@/components/common/format-instant'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { AssetKind } from '@/lib/core/report'
import { DropZone } from './drop-zone'
import classes from './submissions.module.css'

export interface UploadFormProps {
  /** Kept while the file is sent, so that nothing typed is lost. */
  hidden: boolean
  onSubmit: (upload: Upload) => void
  onCancel: () => void
}

/** The file, what it is about and when the tool looked. */
export function UploadForm({ hidden, onSubmit, onCancel }: UploadFormProps) {
  const t = useTranslations('submissions.upload')
  const kindWord = useTranslations('assets.kind')
  const { timeZone } = useTenant()
  const [file, setFile] = useState<File | null>(null)
  const [asset, setAsset] = useState('')
  const [kind, setKind] = useState<AssetKind | undefined>()
  const [tool, setTool] = useState('')
  const [database, setDatabase] = useState('')
  const [observed, setObserved] = useState('')
  const at = observed ? instantOfLocal(observed, timeZone) : undefined
  return (
    <form
      hidden={hidden}
      onSubmit={(event) => {
        event.preventDefault()
        if (!file || at === null) return
        onSubmit({
          file,
          asset: asset.trim(),
          kind,
          tool: tool.trim() || undefined,
          database: database.trim() || undefined,
          observed_at: at?.toISOString(),
        })
      }}
    >
      <Stack gap="sm">
        <DropZone file={file} onFile={setFile} />
        <div className={classes.twoColumns}>
          <TextInput
            label={t('asset')}
            description={t('assetHelp')}
            required
            maxLength={300}
            value={asset}
            onChange={(event) => setAsset(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('kind')}
            description={t('kindHelp')}
            value={kind ?? ''}
            onChange={(event) => setKind(ASSET_KINDS.find((one) => one === event.currentTarget.value))}
            data={[
              { value: '', label: t('kindOfReport') },
              ...ASSET_KINDS.map((value) => ({ value, label: kindWord(value) })),
            ]}
          />
          <TextInput
            label={t('tool')}
            description={t('toolHelp')}
            placeholder="docker-bench-security"
            maxLength={100}
            value={tool}
            onChange={(event) => setTool(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t('observed')}
            description={t('observedHelp', { zone: timeZone })}
            value={observed}
            error={at === null ? t('observedBad') : null}
            onChange={(event) => setObserved(event.currentTarget.value)}
          />
          <TextInput
            label={t('database')}
            description={t('databaseHelp')}
            maxLength={200}
            value={database}
            onChange={(event) => setDatabase(event.currentTarget.value)}
          />
        </div>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!file || asset.trim() === ''}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
