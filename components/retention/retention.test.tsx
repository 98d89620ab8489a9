import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/components/api/client'
import { TenantProvider } from '@/components/api/tenant-context'
import { DroppedEvidence } from '@/components/evidence/dropped-evidence'
import { HowToVerify } from '@/components/submissions/how-to-verify'
import { KeptBytes } from '@/components/submissions/kept-bytes'
import type { Action } from '@/lib/access/actions'
import type { RetentionDto, RetentionPreviewDto } from '@/lib/views/retention.schema'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import enCommon from '@/messages/en/common.json'
import enEvidence from '@/messages/en/evidence.json'
import enRetention from '@/messages/en/retention.json'
import enSubmissions from '@/messages/en/submissions.json'
import zhCommon from '@/messages/zh/common.json'
import zhEvidence from '@/messages/zh/evidence.json'
import zhRetention from '@/messages/zh/retention.json'
import zhSubmissions from '@/messages/zh/submissions.json'
import { Retention } from './retention'
import { RetentionPreview } from './retention-preview'

vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({}),
}))

const MESSAGES = {
  en: { common: enCommon, retention: enRetention, evidence: enEvidence, submissions: enSubmissions },
  zh: { common: zhCommon, retention: zhRetention, evidence: zhEvidence, submissions: zhSubmissions },
}
const by = { id: 'act_1', kind: 'person' as const, label: 'Ada' }
const FOR_EVER: RetentionDto = {
  months: null,
  decided_by: null,
  decided_at: null,
  older_than: null,
  next: null,
  hold: null,
  least_months: 12,
  grace_days: 30,
  looked_at: null,
}
const PREVIEW: RetentionPreviewDto = {
  months: 12,
  received_before: '2025-11-23T00:00:00.000Z',
  dropped: { pieces: 7, bytes: 168_000 },
  kept: { pieces: 3, why: { current: 2, base: 1 } },
  complete: false,
}

function draw(
  shown: ReactNode,
  {
    setting = FOR_EVER,
    actions = ['settings.read', 'settings.write'],
    locale = 'en',
  }: { setting?: RetentionDto; actions?: readonly Action[]; locale?: 'en' | 'zh' } = {},
): string {
  const client = new QueryClient()
  client.setQueryData(['harbour', 'retention'], setting)
  client.setQueryData(['harbour', 'retention-preview', 12], PREVIEW)
  const tenant = {
    slug: 'harbour',
    name: 'Harbour',
    timeZone: 'Asia/Shanghai',
    language: 'en' as const,
    actions,
    limit: null,
    alerts: 0,
    person: 'Ada',
  }
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="Asia/Shanghai"
      onError={(error) => {
        throw error
      }}
    >
      <QueryClientProvider client={client}>
        <TenantProvider tenant={tenant}>{shown}</TenantProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('how long evidence is kept', () => {
  it('says for ever where nothing is set, by what clause, and offers to change it to whoever may', () => {
    const text = draw(<Retention />)
    expect(text).toContain('Bytes are kept for ever.')
    expect(text).toContain('PCI DSS 4.0.1')
    expect(text).toContain('Hold all evidence')
    const read = draw(<Retention />, { actions: ['settings.read'] })
    expect(read).toContain('Bytes are kept for ever.')
    expect(read).not.toContain('Hold all evidence')
    expect(read).not.toContain('Save')
    expect(draw(<Retention />, { locale: 'zh' })).toContain('《网络安全法》')
  })

  it('says what is to come and who asked for it, undone by one button, and what a hold is for', () => {
    const setting: RetentionDto = {
      ...FOR_EVER,
      months: 24,
      decided_by: by,
      decided_at: '2026-01-02T00:00:00.000Z',
      next: { months: 12, after: '2026-12-23T00:00:00.000Z', by },
      hold: { since: '2026-11-01T00:00:00.000Z', by, reason: 'Case 7' },
    }
    const text = draw(<Retention />, { setting })
    expect(text).toContain('Bytes are kept for 24 months. Ada decided it on 2026-01-02')
    expect(text).toContain('From 2026-12-23 on only 12 months. Ada asked for it. Undo')
    expect(text).toContain('Ada holds all evidence since 2026-11-01 : Case 7')
    expect(text).toContain('Take the hold back')
    expect(text).toContain('7 reports would lose their bytes (0.2 MB)')
    const zh = draw(<Retention />, { setting, locale: 'zh' })
    expect(zh).toContain('原文保留 24 个月')
    expect(zh).toContain('只保留 12 个月，由Ada提出。 撤销')
  })

  it('says what would go and why the rest would stay, in both languages', () => {
    const text = draw(<RetentionPreview months={12} />)
    expect(text).toContain('3 older reports stay: 2 tell what holds now 1 what another that stays')
    expect(text).toContain('only the newest 10 were looked at')
    const zh = draw(<RetentionPreview months={12} />, { locale: 'zh' })
    expect(zh).toContain('将清除 7 份的原文（0.2 MB）')
    expect(zh).toContain('另有 3 份虽已到期仍予保留： 2 份是当前状态的依据')
  })
})

it('evidence whose bytes are kept no longer says when they went, and by which leaf', () => {
  const dropped = { at: '2026-11-23T00:00:00.000Z', months: 12, log_index: 41 }
  const problem = { title: 'Gone', status: 410, code: 'evidence_dropped', detail: '', dropped }
  const gone = <DroppedEvidence error={new ApiError(410, problem)} />
  expect(draw(gone)).toContain('dropped on 2026-11-23 under the retention setting (12 months)')
  expect(draw(gone)).toContain('leaf 41 of the evidence log')
  expect(draw(gone, { locale: 'zh' })).toContain('证据日志第 41 条')
})

it('a submission offers its bytes while they are there, and says of dropped ones when they went', () => {
  const act = { id: 'drop_1', received_before: '2025-11-23T00:00:00.000Z', log_epoch: 1 }
  const dropped = { ...act, at: '2026-11-23T00:00:00.000Z', months: 12, log_index: 41 }
  const of = (gone: typeof dropped | null) =>
    ({
      evidence: { sha256: 'ab'.repeat(32), bytes: 24_000 },
      provenance: { dropped: gone },
    }) as unknown as SubmissionDetailDto
  expect(draw(<KeptBytes submission={of(null)} />)).toContain('Read the report')
  const gone = draw(<KeptBytes submission={of(dropped)} />)
  expect(gone).not.toContain('Read the report')
  expect(gone).toContain('kept no longer')
  expect(gone).toContain('dropped on 2026-11-23')
  expect(draw(<KeptBytes submission={of(dropped)} />, { locale: 'zh' })).toContain('证据日志第 41 条')
})

it('how to verify asks nobody to download bytes that were dropped', () => {
  const sha256 = 'ab'.repeat(32)
  expect(draw(<HowToVerify sha256={sha256} />)).toContain('Download the receipt and the evidence')
  for (const [locale, said] of [
    ['en', 'a copy that you have'],
    ['zh', '另存有副本'],
  ] as const) {
    const steps = draw(<HowToVerify sha256={sha256} isDropped />, { locale })
    expect(steps).toContain(said)
    expect(steps).toContain(sha256)
    expect(steps).not.toMatch(/receipt and the evidence|回执和证据/)
  }
})
