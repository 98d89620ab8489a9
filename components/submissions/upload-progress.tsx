'use client'

import { Progress } from '@/components/ui/progress'
import classes from './submissions.module.css'

/** How much of the file is sent; striped while the server reads it. */
export function UploadProgress({ sent, label }: { sent: number; label: string }) {
  const done = sent >= 1
  return (
    <div role="status">
      <p className={classes.soft}>
        {label} {done ? '…' : `${Math.round(sent * 100)} %`}
      </p>
      <Progress value={sent * 100} size="md" striped={done} animated={done} aria-label={label} mb="md" />
    </div>
  )
}
