'use client'

import { useTranslations } from 'next-intl'
import { useMe } from '@/components/api/use-me'
import { useMemberNames } from '@/components/api/use-member-names'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { Button } from '@/components/ui/button'

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
    <LazyMenu
      position="top-start"
      width={240}
      maxHeight="18rem"
      target={
        <Button data-aim="owner" size="compact-sm" variant="default" disabled={disabled}>
          {t('bulk.owner')}
        </Button>
      }
    >
      {(Menu) => (
        <>
          {me && others.length < members.length ? (
            <Menu.Item onClick={() => onChange(me)}>{t('bulk.me')}</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => onChange(null)}>{t('bulk.nobody')}</Menu.Item>
          {others.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => onChange(id)}>
              {name}
            </Menu.Item>
          ))}
        </>
      )}
    </LazyMenu>
  )
}
