'use client'

import { useTranslations } from 'next-intl'
import { CountInput } from '@/components/common/count-input'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field-group'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'

export interface FreshnessByToolProps {
  /** Tools that a limit can be set for. */
  tools: readonly string[]
  /** Days by tool. */
  limits: Readonly<Record<string, number>>
  readOnly: boolean
  onChange: (limits: Record<string, number>) => void
}

const BEGIN_DAYS = 30

/** Tools whose evidence is fresh for another time than the tenant's. */
export function FreshnessByTool({ tools, limits, readOnly, onChange }: FreshnessByToolProps) {
  const t = useTranslations('settings.general')
  const rows = Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1))
  const free = tools.filter((tool) => !Object.hasOwn(limits, tool))
  if (readOnly && rows.length === 0) return null
  return (
    <FieldGroup label={t('byTool')} description={t('byTool_help')}>
      <Stack gap="xs" mt="xs">
        {rows.map(([tool, days]) => (
          <Group key={tool} gap="xs">
            <code style={{ minWidth: '12rem', fontSize: '0.8125rem' }}>{tool}</code>
            <CountInput
              aria-label={t('limitOf', { tool })}
              unit={t('days')}
              min={1}
              max={3650}
              maw="9rem"
              disabled={readOnly}
              value={days}
              onChange={(value) => onChange({ ...limits, [tool]: value })}
            />
            {readOnly ? null : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('remove')} ${tool}`}
                onClick={() => onChange(Object.fromEntries(rows.filter(([one]) => one !== tool)))}
              >
                {t('remove')}
              </Button>
            )}
          </Group>
        ))}
        {readOnly || free.length === 0 ? null : (
          <NativeSelect
            aria-label={t('addTool')}
            maw="16rem"
            data={[{ value: '', label: t('addTool') }, ...free]}
            value=""
            onChange={({ currentTarget: { value: tool } }) =>
              tool && onChange({ ...limits, [tool]: BEGIN_DAYS })
            }
          />
        )}
      </Stack>
    </FieldGroup>
  )
}
