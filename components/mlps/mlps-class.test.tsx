import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import en from '@/messages/en/mlps.json'
import zh from '@/messages/zh/mlps.json'
import { MlpsClass } from './mlps-class'

const html = (locale: 'zh' | 'en', of: Parameters<typeof MlpsClass>[0]['of']) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ mlps: locale === 'zh' ? zh : en }} timeZone="UTC">
      <MlpsClass of={of} />
    </NextIntlClientProvider>,
  )

it('shows class and level in two signs, and says them whole', () => {
  expect(html('zh', { sag: 'S', level: 'L3' })).toContain('title="业务信息安全类（S），按第三级要求"')
  expect(html('zh', { sag: 'A', level: 'L2' }).replace(/<[^>]*>/g, '')).toBe('A2')
  expect(html('en', { sag: 'G', level: 'L4' })).toContain(
    'title="Class G, general protection, taken at level 4"',
  )
})

it('shows nothing where a framework has no such classes', () => {
  expect(html('zh', undefined)).toBe('')
})
