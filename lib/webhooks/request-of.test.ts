import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import type { GapItem, WebhookMessage } from '@/lib/core/webhook'
import { faultOf } from './fault-of'
import { newSecret } from './new-secret'
import { requestOf, type WebhookCall } from './request-of'

const gap = (n: number, name = '港湾银行核心'): GapItem => ({
  assessment: { id: 'asm_1', name },
  control: `c${n}`,
  ref: `8.1.${n}`,
  title: { en: `Control ${n}`, zh: `测评项 ${n}` },
  verdict: 'not_met',
  verdict_words: { en: 'Not met (indication)', zh: '不符合（提示）' },
  path: `/assessments/asm_1/controls/c${n}`,
})
const message = (items: GapItem[], total = items.length): WebhookMessage => ({
  event: 'gap.new',
  total,
  items,
  path: '/assessments/asm_1?show=gap',
})
const now = new Date()
const call = (given: Partial<WebhookCall>): WebhookCall => ({
  kind: 'standard',
  address: 'https://hooks.example.com/in?key=k',
  secrets: [],
  id: 'd1',
  message: message([gap(1)]),
  tenant: { slug: 'harbour', name: '港湾银行', language: 'zh', timeZone: 'Asia/Shanghai' },
  madeAt: now,
  now,
  origin: 'https://plimsoll.example',
  ...given,
})

describe('standard', () => {
  it('is verified by the library of Standard Webhooks', () => {
    const secret = newSecret()
    const { body, headers } = requestOf(call({ secrets: [secret] }))
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'gap.new',
      data: {
        tenant: { slug: 'harbour' },
        total: 1,
        items: [{ control: 'c1', url: 'https://plimsoll.example/t/harbour/assessments/asm_1/controls/c1' }],
        url: 'https://plimsoll.example/t/harbour/assessments/asm_1?show=gap',
      },
    })
  })

  it('is verified under the old and under the new secret while both hold, and under no other', () => {
    const [fresh, old] = [newSecret(), newSecret()]
    const { body, headers } = requestOf(call({ secrets: [fresh, old] }))
    for (const secret of [fresh, old]) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow()
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow()
    expect(() => new Webhook(fresh).verify(body.replace('8.1.1', '8.1.2'), headers)).toThrow()
  })

  it('keeps its id at every attempt, and moves its timestamp', () => {
    const later = new Date(now.getTime() + 60_000)
    const [a, b] = [requestOf(call({})), requestOf(call({ now: later }))]
    expect(a.headers['webhook-id']).toBe(b.headers['webhook-id'])
    expect(Number(b.headers['webhook-timestamp']) - Number(a.headers['webhook-timestamp'])).toBe(60)
    expect(a.body).toBe(b.body)
  })
})

describe('the chat services', () => {
  it('dingtalk: the address carries timestamp and sign, as its documentation computes it', () => {
    const { url, body } = requestOf(call({ kind: 'dingtalk', secrets: ['SECxyz'] }))
    const timestamp = url.searchParams.get('timestamp') ?? ''
    const sign = createHmac('sha256', 'SECxyz').update(`${timestamp}\nSECxyz`, 'utf8').digest('base64')
    expect(timestamp).toMatch(/^\d{13}$/)
    expect(url.search).toContain(`sign=${encodeURIComponent(sign)}`)
    expect(url.searchParams.get('key')).toBe('k')
    expect(JSON.parse(body)).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: expect.stringContaining('新增 1 项差距') },
    })
  })

  it('feishu: the body carries timestamp and sign, keyed by both with an empty message', () => {
    const { body } = requestOf(call({ kind: 'feishu', secrets: ['fs'] }))
    const said = JSON.parse(body)
    expect(said.timestamp).toMatch(/^\d{10}$/)
    expect(said.sign).toBe(createHmac('sha256', `${said.timestamp}\nfs`).digest('base64'))
    expect(said).toMatchObject({ msg_type: 'interactive', card: { elements: [{ tag: 'markdown' }] } })
  })

  it('wecom: no signature, and never more than it takes', () => {
    const long = 'x'.repeat(110)
    const items = Array.from({ length: 60 }, (_, n) => gap(n, `${'差距'.repeat(55)}${long}`))
    const { body, url } = requestOf(call({ kind: 'wecom', message: message(items, 250) }))
    const { markdown } = JSON.parse(body)
    expect(url.href).toBe('https://hooks.example.com/in?key=k')
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096)
    const listed = markdown.content.match(/^- /gm).length
    expect(markdown.content).toContain(`另有 ${250 - listed} 项未列出。`)
    expect(markdown.content).toContain('(https://plimsoll.example/t/harbour/assessments/asm_1?show=gap)')
  })

  it('let no name of a tenant become a link, a mention or a picture', () => {
    const evil = '[pay](https://evil.example) <at id=all></at> ![x](https://evil.example/p) **@all** # `'
    for (const kind of ['dingtalk', 'feishu', 'wecom'] as const) {
      const { body } = requestOf(call({ kind, message: message([gap(1, evil)]) }))
      expect(body).not.toMatch(/\]\(https:\/\/evil|<at|!\[|\*\*|@all/)
    }
  })

  it('are told in the language of the tenant', () => {
    const tenant = { ...call({}).tenant, language: 'en' } as const
    const items = [gap(1, 'Core bank')]
    const { body } = requestOf(call({ kind: 'wecom', tenant, message: message(items) }))
    expect(body).toContain('A new gap')
    expect(body).toContain('- 8.1.1 Control 1: Not met (indication) (Core bank)')
    expect(body).not.toContain('差距')
  })
})

describe('an answer', () => {
  const answer = (status: number, body: unknown = '') => ({
    status,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  })

  it.each([
    ['standard', answer(204), null],
    ['standard', answer(302), expect.stringContaining('redirect')],
    ['standard', answer(500), 'The receiver answered 500.'],
    ['dingtalk', answer(200, { errcode: 0, errmsg: 'ok' }), null],
    [
      'dingtalk',
      answer(200, { errcode: 310000, errmsg: 'sign not match' }),
      expect.stringContaining('310000 sign not match'),
    ],
    [
      'wecom',
      answer(200, { errcode: 93000, errmsg: 'invalid webhook url' }),
      expect.stringContaining('93000'),
    ],
    ['feishu', answer(200, { code: 0, msg: 'success' }), null],
    ['feishu', answer(200, { StatusCode: 0 }), null],
    ['feishu', answer(200, { code: 19021, msg: 'sign match fail' }), expect.stringContaining('19021')],
    ['wecom', answer(200, '<html>'), expect.stringContaining('did not answer as this service does')],
  ] as const)('of %s, %j', (kind, given, fault) => {
    expect(faultOf(kind, given)).toEqual(fault)
  })
})
