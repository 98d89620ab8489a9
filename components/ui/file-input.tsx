import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { CloseButton } from './close-button'
import { Field, type FieldProps } from './field'

export interface FileInputProps extends FieldProps {
  value: File[]
  onChange: (files: File[]) => void
  multiple?: boolean
  clearable?: boolean
}

/** Files of the reader's machine. */
export function FileInput({ value, onChange, multiple, clearable, ...field }: FileInputProps) {
  const t = useTranslations('common')
  const input = useRef<HTMLInputElement>(null)
  return (
    <Field size="sm" {...field}>
      {({ id, describedBy }) => (
        <div className="ui-input" data-multiline="true" data-pointer="true">
          <button
            type="button"
            id={id}
            aria-describedby={describedBy}
            className="ui-control ui-files"
            onClick={() => input.current?.click()}
          >
            {value.length > 0 ? (
              value.map((file) => file.name).join(', ')
            ) : (
              <span className="ui-files-none">{t('chooseFile')}</span>
            )}
          </button>
          <input
            ref={input}
            type="file"
            hidden
            multiple={multiple}
            onChange={({ currentTarget }) => {
              onChange([...(currentTarget.files ?? [])])
              // So that the same file can be chosen again.
              currentTarget.value = ''
            }}
          />
          {clearable && value.length > 0 ? (
            <span className="ui-input-section" data-right="true">
              <CloseButton size="sm" aria-label={t('removeFiles')} onClick={() => onChange([])} />
            </span>
          ) : null}
        </div>
      )}
    </Field>
  )
}
