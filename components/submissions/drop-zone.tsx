'use client'

import { IconFileText, IconUpload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './submissions.module.css'

/** A file by dropping or choosing it. */
export function DropZone({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const t = useTranslations('submissions')
  const [over, setOver] = useState(false)
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      {file ? <IconFileText size={26} aria-hidden /> : <IconUpload size={26} aria-hidden />}
      <span className={classes.dropTitle}>{file ? file.name : t('upload.drop')}</span>
      <span className={classes.soft}>
        {file
          ? `${t('detail.bytes', { count: file.size })} · ${t('upload.change')}`
          : `${t('upload.or')} · ${t('upload.dropHelp')}`}
      </span>
      <input
        type="file"
        className={classes.file}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen) onFile(chosen)
        }}
      />
    </label>
  )
}
