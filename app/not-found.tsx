import { Button } from '@mantine/core'
import { getTranslations } from 'next-intl/server'
import { LoneState } from '@/components/common/lone-state'

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
