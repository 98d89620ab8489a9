import { Button } from '@mantine/core'
import { getTranslations } from 'next-intl/server'
import { LoneState } from '@/components/common/lone-state'

/** Inside of the shell; outside of it where the person is no member. */
export default async function NotFound() {
  const t = await getTranslations('common.missing')
  return (
    <LoneState
      title={t('title')}
      action={
        <Button component="a" href="/" variant="default">
          {t('home')}
        </Button>
      }
    >
      <p>{t('body')}</p>
    </LoneState>
  )
}
