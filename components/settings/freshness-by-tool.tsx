'use client'

import { Button, Group, Input, NumberInput, Select, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'

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
    <Input.Wrapper label={t('byTool')} description={t('byTool_help')}>
      <Stack gap="xs" mt="xs">
        {rows.map(([tool, days]) => (
          <Group key={tool} gap="xs">
            <code style={{ minWidth: '12rem', fontSize: '0.8125rem' }}>{tool}</code>
            <NumberInput
              aria-label={t('limitOf', { tool })}
              suffix={t('days')}
              min={1}
              max={3650}
              allowDecimal={false}
              clampBehavior="blur"
              maw="9rem"
              disabled={readOnly}
              value={days}
              onChange={(value) => typeof value === 'number' && onChange({ ...limits, [tool]: value })}
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
        {readOnly ? null : (
          <Select
            aria-label={t('addTool')}
            placeholder={t('addTool')}
            searchable
            maw="16rem"
            nothingFoundMessage={t('noTool')}
            data={free}
            value={null}
            onChange={(tool) => tool && onChange({ ...limits, [tool]: BEGIN_DAYS })}
          />
        )}
      </Stack>
    </Input.Wrapper>
  )
}
