'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewTenant, type TenantToMake, useMakeTenant } from '@/components/api/use-platform'
import { Refusal } from '@/components/common/refusal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'

export interface TenantFormProps {
  timeZones: readonly string[]
  onMade: (tenant: NewTenant) => void
  onClose: () => void
}

/** As the server holds it: letters, digits and dashes between them. */
const SLUG = '[a-z0-9]([a-z0-9\\-]{0,61}[a-z0-9])?'

export function TenantForm({ timeZones, onMade, onClose }: TenantFormProps) {
  const t = useTranslations('platform.form')
  const common = useTranslations('common')
  const make = useMakeTenant()
  const [given, setGiven] = useState<TenantToMake>({
    slug: '',
    name: '',
    time_zone: 'Asia/Shanghai',
    language: 'zh',
    owner_email: '',
  })
  const set = (part: Partial<TenantToMake>) => setGiven({ ...given, ...part })
  const text = (field: 'name' | 'owner_email', type?: 'email') => (
    <TextInput
      label={t(field)}
      {...(type ? { description: t('ownerHelp') } : {})}
      required
      maxLength={200}
      {...(type ? { type } : {})}
      value={given[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate(given, { onSuccess: onMade })
      }}
    >
      <Stack gap="md">
        {text('name')}
        <TextInput
          label={t('slug')}
          description={t('slugHelp')}
          placeholder="acme"
          required
          maxLength={63}
          pattern={SLUG}
          autoCapitalize="none"
          spellCheck={false}
          value={given.slug}
          onChange={(event) => set({ slug: event.currentTarget.value.toLowerCase() })}
        />
        <Group grow align="start">
          <NativeSelect
            label={t('time_zone')}
            data={[...timeZones]}
            value={given.time_zone}
            onChange={(event) => set({ time_zone: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('language')}
            value={given.language}
            onChange={(event) => set({ language: event.currentTarget.value === 'en' ? 'en' : 'zh' })}
            data={[
              { value: 'zh', label: '简体中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Group>
        {text('owner_email', 'email')}
        {make.error ? <Refusal error={make.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
