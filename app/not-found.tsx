import { Button } from '@mantine/core'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/common/empty-state'

export default async function NotFound() {
  const t = await getTranslations('common.missing')
  return (
    <EmptyState
      title={t('title')}
      action={
        <Button component="a" href="/" variant="default">
          {t('home')}
        </Button>
      }
    >
      <p>{t('body')}</p>
    </EmptyState>
  )
}
