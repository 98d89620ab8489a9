'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { MemberDto } from '@/lib/views/admin.schema'
import { MemberRoles } from './member-roles'
import classes from './members.module.css'

interface Deeds {
  onEdit: (member: MemberDto) => void
  onRemove: (member: MemberDto) => void
}

/** Columns of the list of people; without deeds they offer nothing. */
export function useMemberColumns(now: string, deeds: Deeds | undefined): DataColumn<MemberDto>[] {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const columns: DataColumn<MemberDto>[] = [
    {
      id: 'name',
      header: t('column.name'),
      priority: true,
      wrap: true,
      cell: (m) => (
        <>
          <b>{m.name}</b> {m.disabled ? <span className={classes.disabled}>{t('disabled')}</span> : null}
          <span className={classes.email}>{m.email}</span>
        </>
      ),
    },
    {
      id: 'roles',
      header: t('column.roles'),
      wrap: true,
      cell: (m) => <MemberRoles roles={m.roles} now={now} />,
    },
  ]
  if (!deeds) return columns
  const offered: DataColumn<MemberDto> = {
    id: 'do',
    header: common('table.deeds'),
    quiet: true,
    width: '13rem',
    align: 'end',
    cell: (m) => (
      <Group gap={6} justify="flex-end" wrap="nowrap" display="inline-flex">
        <Button size="compact-xs" variant="default" onClick={() => deeds.onEdit(m)}>
          {t('edit.action')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => deeds.onRemove(m)}>
          {t('remove.action')}
        </Button>
      </Group>
    ),
  }
  return [...columns, offered]
}
