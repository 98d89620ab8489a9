'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { PasswordInput } from '@/components/ui/password-input'
import { TextInput } from '@/components/ui/text-input'
import type { WebhookDto } from '@/lib/views/webhook.schema'
import classes from './webhooks.module.css'

export type WebhookKind = WebhookDto['kind']
export type WebhookEvent = WebhookDto['events'][number]

/** As the server holds them (`lib/core/webhook.ts`). */
export const KINDS: readonly WebhookKind[] = ['standard', 'dingtalk', 'feishu', 'wecom']
const EVENTS: readonly WebhookEvent[] = ['gap.new', 'source.quiet', 'report.rejected']
/** Where each service's addresses begin. */
const PLACEHOLDER: Record<WebhookKind, string> = {
  standard: 'https://hooks.example.com/plimsoll',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
}

export interface WebhookValues {
  name: string
  url: string
  secret: string
  events: readonly WebhookEvent[]
}

export interface WebhookFieldsProps {
  kind: WebhookKind
  values: WebhookValues
  onChange: (part: Partial<WebhookValues>) => void
  /** A saved webhook keeps address and secret where the fields are left empty. */
  saved: boolean
}

/** What is asked of a webhook, new or saved. */
export function WebhookFields({ kind, values, onChange, saved }: WebhookFieldsProps) {
  const t = useTranslations('webhooks')
  const signs = kind === 'dingtalk' || kind === 'feishu'
  return (
    <>
      <TextInput
        label={t('form.name')}
        description={t('form.nameHelp')}
        required
        maxLength={100}
        value={values.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('form.url')}
        description={saved ? t('form.urlKept') : t('form.urlHelp')}
        required={!saved}
        type="url"
        maxLength={2000}
        autoComplete="off"
        placeholder={PLACEHOLDER[kind]}
        value={values.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      {signs ? (
        <PasswordInput
          label={t('form.secret')}
          description={saved ? t('form.secretKept') : t(`form.secretHelp.${kind}`)}
          maxLength={500}
          autoComplete="off"
          value={values.secret}
          onChange={(event) => onChange({ secret: event.currentTarget.value })}
        />
      ) : null}
      <CheckboxGroup
        label={t('form.events')}
        value={[...values.events]}
        onChange={(chosen) => onChange({ events: EVENTS.filter((one) => chosen.includes(one)) })}
      >
        <div className={classes.choices}>
          {EVENTS.map((one) => (
            <Checkbox
              key={one}
              value={one}
              label={t(`event.${one.replace('.', '_')}`)}
              description={t(`means.${one.replace('.', '_')}`)}
            />
          ))}
        </div>
      </CheckboxGroup>
    </>
  )
}
