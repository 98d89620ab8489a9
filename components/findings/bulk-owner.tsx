'use client'

import { Button, Menu } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useMe } from '@/components/api/use-me'
import { useMemberNames } from '@/components/api/use-member-names'

/** Gives the chosen findings to somebody: to oneself first. Nothing is changed before one is picked. */
export function BulkOwner({
  disabled,
  onChange,
}: {
  disabled: boolean
  onChange: (owner: string | null) => void
}) {
  const t = useTranslations('findings')
  const me = useMe().data?.id
  const members = useMemberNames().filter((member) => !member.disabled)
  const others = members.filter(({ id }) => id !== me)
  return (
    <Menu shadow="md" position="top-start" width={240}>
      <Menu.Target>
        <Button data-aim="owner" size="compact-sm" variant="default" disabled={disabled}>
          {t('bulk.owner')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="18rem" style={{ overflow: 'auto' }}>
        {me && others.length < members.length ? (
          <Menu.Item onClick={() => onChange(me)}>{t('bulk.me')}</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => onChange(null)}>{t('bulk.nobody')}</Menu.Item>
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onChange(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
