import { getTranslations } from 'next-intl/server'
import { LoneAction } from '@/components/common/lone-action'
import { LoneState } from '@/components/common/lone-state'

/** Inside of the shell; outside of it where the person is no member. */
export default async function NotFound() {
  const t = await getTranslations('common.missing')
  return (
    <LoneState title={t('title')} action={<LoneAction label={t('home')} href="/" />}>
      <p>{t('body')}</p>
    </LoneState>
  )
}
