'use client'

import { useTranslations } from 'next-intl'
import { Section } from '@/components/common/section'
import { useServerWords } from '@/components/common/use-server-words'
import type { SubmissionDto } from '@/lib/views/submission.schema'
import classes from './submissions.module.css'

const ORDER = { error: 0, warning: 1, info: 2 } as const

/** What whoever read the report has to say of it, with the places. */
export function SubmissionNotes({ notes }: Pick<SubmissionDto, 'notes'>) {
  const t = useTranslations('submissions.notes')
  const { word, sentence } = useServerWords()
  const sorted = [...notes].sort((a, b) => ORDER[a.level] - ORDER[b.level])
  return (
    <Section title={t('title')} lead={notes.length === 0 ? t('none') : undefined}>
      <ul className={classes.notes}>
        {sorted.map((note) => (
          <li key={`${note.code}${note.at ?? ''}${note.message}`} data-level={note.level}>
            <span className={classes.level}>{t(`level.${note.level}`)}</span>
            <div>
              <b>{word(note.code)}</b>
              <p>
                {sentence(note.code, note.message)}
                {note.at ? <span className={classes.soft}> {t('at', { place: note.at })}</span> : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
