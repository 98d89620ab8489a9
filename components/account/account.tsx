'use client'

import { useTranslations } from 'next-intl'
import { useOwnAccount } from '@/components/api/use-account'
import type { Page } from '@/components/api/use-pages'
import { Choice } from '@/components/common/choice'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { useLanguage } from '@/components/shell/use-language'
import type { SessionDto } from '@/lib/views/admin.schema'
import type { OwnAccountDto } from '@/lib/views/me.schema'
import classes from './account.module.css'
import { ChangePassword } from './change-password'
import { SecondFactor } from './second-factor'
import { Sessions } from './sessions'

export interface AccountProps {
  name: string
  email: string
  account: OwnAccountDto
  sessions: Page<SessionDto>
  /** When the page was made; times are told from it. */
  now: string
}

/** What belongs to the signed-in person, in every tenant alike. */
export function Account({ name, email, account: initial, sessions, now }: AccountProps) {
  const t = useTranslations('account')
  const [language, setLanguage] = useLanguage(true)
  const { data: account } = useOwnAccount(initial)
  const zone = useTimeZone()
  const { changed_at, expires_at } = account.password
  const time = (at: string) => formatInstant(at, zone, 'day')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Section title={t('who')}>
        <dl className={classes.facts}>
          <dt>{t('name')}</dt>
          <dd>{name}</dd>
          <dt>{t('email')}</dt>
          <dd>{email}</dd>
          <dt id="account-language">{t('language')}</dt>
          <dd>
            <Choice
              labelledBy="account-language"
              value={language}
              onChange={(value) => setLanguage(value === 'en' ? 'en' : 'zh')}
              data={[
                { value: 'zh', label: '简体中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </dd>
        </dl>
      </Section>
      {account.local ? (
        <>
          <Section
            id="password"
            title={t('password.title')}
            lead={[
              changed_at ? t('password.changed', { time: time(changed_at) }) : t('password.never'),
              ...(expires_at ? [t('password.expires', { time: time(expires_at) })] : []),
              t('password.lead'),
              ...(account.tenants.length > 1 ? [t('password.rules.strictest')] : []),
            ].join(' · ')}
          >
            <ChangePassword email={email} rules={account.password} />
          </Section>
          <Section id="second-factor" title={t('factor.title')} lead={t('factor.lead')}>
            <SecondFactor factor={account.second_factor} />
          </Section>
        </>
      ) : (
        <Section title={t('password.title')}>
          <p className={classes.said}>{t('password.provider')}</p>
        </Section>
      )}
      <Section title={t('sessions.title')} lead={t('sessions.lead')} framed flush>
        <Sessions initial={sessions} now={now} />
      </Section>
    </>
  )
}
