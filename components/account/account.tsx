'use client'

import { useTranslations } from 'next-intl'
import type { Page } from '@/components/api/use-pages'
import { Choice } from '@/components/common/choice'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { useLanguage } from '@/components/shell/use-language'
import type { SessionDto } from '@/lib/views/admin.schema'
import classes from './account.module.css'
import { ChangePassword } from './change-password'
import { Sessions } from './sessions'

export interface AccountProps {
  name: string
  email: string
  sessions: Page<SessionDto>
  /** When the page was made; times are told from it. */
  now: string
}

/** What belongs to the signed-in person, in every tenant alike. */
export function Account({ name, email, sessions, now }: AccountProps) {
  const t = useTranslations('account')
  const [language, setLanguage] = useLanguage(true)
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
      <Section title={t('password.title')} lead={t('password.lead')}>
        <ChangePassword email={email} />
      </Section>
      <Section title={t('sessions.title')} lead={t('sessions.lead')} framed flush>
        <Sessions initial={sessions} now={now} />
      </Section>
    </>
  )
}
