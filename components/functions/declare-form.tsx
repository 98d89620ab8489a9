'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeclareFunctions, useSiblings } from '@/components/api/use-functions'
import { ErrorState } from '@/components/common/error-state'
import { Modal } from '@/components/floating/modal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import type { SecurityLevel, Way } from '@/lib/core/components/declared-function'
import type { FunctionRowDto, FunctionSheetDto } from '@/lib/views/function-sheet.schema'
import { componentsOf } from './components-of'
import classes from './functions.module.css'

const SECURITY_LEVELS: readonly SecurityLevel[] = ['high', 'medium', 'low']
const WAYS: readonly Way[] = ['only_one', 'isolated', 'highest']

interface Props {
  /** What the form is about; one row may be widened to its service or image. */
  rows: readonly FunctionRowDto[]
  kinds: FunctionSheetDto['kinds']
  kindWord: (id: string) => string
  /** What the sheet shows: siblings are looked for in it. */
  scope: Readonly<Record<string, string | undefined>>
  onClose: (done: boolean) => void
}

/** Declares function, level and separation of one container, of all of its service or image, or of those ticked. */
export function DeclareForm({ rows, kinds, kindWord, scope, onClose }: Props) {
  const t = useTranslations('functions.form')
  const words = useTranslations('functions')
  const one = rows.length === 1 ? (rows[0] ?? null) : null
  const siblings = useSiblings(one, scope)
  const declare = useDeclareFunctions()
  const known = one?.declared
  const guess = one?.servers[0]?.kind ?? ''
  const [kind, setKind] = useState(
    kinds.some(({ id }) => id === known?.function) ? (known?.function ?? '') : guess,
  )
  const [level, setLevel] = useState<SecurityLevel | ''>(known?.level ?? '')
  const [way, setWay] = useState<Way>(known?.way ?? 'only_one')
  const [reach, setReach] = useState<'these' | 'service' | 'image'>('these')
  const [reason, setReason] = useState('')
  const wide = reach === 'these' ? rows : (siblings.data?.[reach] ?? rows)
  const components = componentsOf(wide)
  const send = (declared: { function: string; level: SecurityLevel; way: Way } | null) =>
    declare.mutate(
      { components, declared, reason: reason.trim() },
      {
        onSuccess: () => {
          notify(t(declared ? 'done' : 'takenBack', { count: wide.length }))
          onClose(true)
        },
      },
    )
  const reaches = (['service', 'image'] as const).filter(
    (of) => componentsOf(siblings.data?.[of] ?? []).length > 1,
  )
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={one ? t('titleOne', { name: one.name }) : t('title', { count: rows.length })}
      size="lg"
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (level !== '') send({ function: kind, level, way })
        }}
      >
        <div className={classes.pair}>
          <NativeSelect
            label={t('function')}
            required
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data={[
              { value: '', label: t('choose'), disabled: true },
              ...kinds.map(({ id }) => ({ value: id, label: kindWord(id) })),
            ]}
          />
          <NativeSelect
            label={t('level')}
            required
            value={level}
            onChange={(event) => setLevel(SECURITY_LEVELS.find((l) => l === event.currentTarget.value) ?? '')}
            data={[
              { value: '', label: t('choose'), disabled: true },
              ...SECURITY_LEVELS.map((value) => ({ value, label: words(`level.${value}`) })),
            ]}
          />
        </div>
        <RadioGroup
          label={t('way')}
          description={t('wayHelp')}
          value={way}
          onChange={(value) => setWay(WAYS.find((w) => w === value) ?? 'only_one')}
        >
          <div className={classes.choices}>
            {WAYS.map((value) => (
              <Radio
                key={value}
                size="xs"
                value={value}
                label={words(`way.${value}`)}
                description={t(`wayOf.${value}`)}
              />
            ))}
          </div>
        </RadioGroup>
        {one && reaches.length > 0 ? (
          <RadioGroup
            label={t('reach')}
            value={reach}
            onChange={(value) => setReach(value === 'service' || value === 'image' ? value : 'these')}
          >
            <div className={classes.choices}>
              <Radio size="xs" value="these" label={t('reachOne', { name: one.name })} />
              {reaches.map((of) => (
                <Radio
                  key={of}
                  size="xs"
                  value={of}
                  label={t(`reachOf.${of}`, {
                    name: (of === 'service' ? one.service : one.image) ?? '',
                    count: siblings.data?.[of].length ?? 0,
                  })}
                />
              ))}
            </div>
          </RadioGroup>
        ) : null}
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
        {declare.error ? <ErrorState error={declare.error} /> : null}
        <Group gap="xs" justify="flex-end">
          {wide.some(({ declared }) => declared?.by === 'person') ? (
            <Button
              variant="subtle"
              color="red"
              mr="auto"
              loading={declare.isPending}
              disabled={reason.trim() === ''}
              onClick={() => send(null)}
            >
              {t('takeBack')}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => onClose(false)}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={declare.isPending}
            disabled={reason.trim() === '' || kind === '' || level === '' || components.length > 500}
          >
            {t('submit', { count: wide.length })}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
