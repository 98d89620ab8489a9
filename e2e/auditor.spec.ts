import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { nobleSha256, nobleVerify } from '@/lib/proof/noble'
import { verifyReceipt } from '@/lib/proof/verify-receipt'
import { logEntries, logKeys } from '@/lib/views/log.schema'
import { receipt as receiptSchema, submissionDetail } from '@/lib/views/submission.schema'
import { apiOf } from './support/api'
import { ISO } from './support/assessments'
import { HARBOUR, loginOf } from './support/demo'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('an auditor walks from the gauge to the very bytes and proves them without the server', async ({
  page,
  origin,
  words,
}) => {
  const api = apiOf(page.request, origin)

  await test.step('signs in at the tenant’s door', async () => {
    const { email, password } = loginOf('auditor', HARBOUR)
    await page.goto(`/t/${HARBOUR}/sign-in`)
    await page.getByLabel(words('signIn.email')).fill(email)
    await page.getByLabel(words('signIn.password'), { exact: true }).fill(password)
    await page.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
    await expect(page).toHaveURL(`/t/${HARBOUR}/overview`)
  })

  await test.step('sees counts that add up to the controls that apply', async () => {
    const card = page.getByRole('article', { name: ISO })
    const counts = (await card.locator('figure li b').allTextContents()).map(Number)
    const total = counts.reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThan(90)
    await expect(card.getByRole('figure')).toContainText(` ${total} `)
    await card.getByRole('link', { name: words('gauge.segment.gap') }).click()
    await expect(page).toHaveURL(/\/assessments\/asm_\w+\?show=gap$/)
  })

  await test.step('sees exactly as many controls as the gap is said to have', async () => {
    const chip = page.getByRole('button', { name: words('gauge.segment.gap'), pressed: true })
    const rows = page.getByRole('table', { name: words('assessments.tree') }).locator('tr:has(td a)')
    await expect(rows).toHaveCount(Number(await chip.locator('b').textContent()))
    await rows.getByRole('link', { name: /^A\.8\.9 / }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('A.8.9')
  })

  const { container, logLine } = await test.step('reads the lines that say a container fails', async () => {
    const safeguard = page
      .locator('details')
      .filter({ has: page.locator('section li > div', { has: page.locator('code') }) })
      .first()
    const open = safeguard.locator('summary')
    await expect(safeguard).toHaveAttribute('open')
    await open.click()
    await expect(safeguard).not.toHaveAttribute('open')
    await open.click()
    const advice = safeguard.getByRole('button', { name: words('remediation.title') })
    await advice.click()
    await expect(advice).toHaveAttribute('aria-expanded', 'true')
    await expect(safeguard.getByRole('heading', { name: words('remediation.retest') })).toBeVisible()
    await advice.click()
    const line = safeguard
      .locator('section li')
      .filter({ has: page.locator('code') })
      .filter({ hasText: words('verdict.result.fail') })
      .first()
    const subject = (await line.locator('code').first().textContent()) ?? ''
    await line.getByRole('button', { name: words('control.showLines') }).click()
    await expect(line.locator('mark')).toContainText(subject)
    const beside = await line.locator('p', { has: page.getByRole('link') }).textContent()
    await line.getByRole('link', { name: words('control.evidence.open') }).click()
    return { container: subject, logLine: beside ?? '' }
  })

  const sha256 = await test.step('opens the whole report at the cited place', async () => {
    await expect(page.locator('mark[data-cited]')).toBeInViewport()
    await expect(page.locator('mark').filter({ hasText: container }).first()).toBeVisible()
    return pick(/[0-9a-f]{64}/.exec(page.url()) ?? [], 'digest in the address')
  })

  const bytes = await test.step('gets bytes that have the digest of their address', async () => {
    const answer = await api.get(`/evidence/${sha256}`)
    const body = await answer.body()
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256)
    const { searchParams } = new URL(page.url())
    const cited = body.subarray(Number(searchParams.get('from')), Number(searchParams.get('to')))
    expect(cited.toString('utf8')).toContain(container)
    return new Uint8Array(body)
  })

  const receipt = await test.step('takes the receipt from the submission’s page', async () => {
    await page.goBack()
    const line = page.locator('section li').filter({ hasText: container })
    await line
      .getByRole('button', { name: words('control.showLines') })
      .first()
      .click()
    await page
      .locator('main')
      .getByRole('link', { name: words('control.submission'), exact: true })
      .first()
      .click()
    await expect(page).toHaveURL(/\/submissions\/sub_\w+$/)
    const id = pick(/sub_\w+/.exec(page.url()) ?? [], 'id in the address')
    const { log, evidence } = await api.read(`/submissions/${id}`, submissionDetail)
    expect(evidence.sha256).toBe(sha256)
    expect(logLine).toContain(words('control.logIndex', { index: log.index }))
    await expect(
      page.getByText(words('submissions.proof.lead', { index: log.index, size: log.proof.size })),
    ).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: words('submissions.receipt.download') }).click()
    return receiptSchema.parse(JSON.parse(await readFile(await (await download).path(), 'utf8')))
  })

  await test.step('verifies it offline; one byte changed, and it no longer holds', async () => {
    const { index } = receipt.log
    const entries = await api.read(`/log/evidence/entries?start=${index}&end=${index + 1}`, logEntries)
    const { keys } = await api.read('/log/key', logKeys)
    const given = {
      leafBytes: new Uint8Array(Buffer.from(pick(entries.items, 'entry').data, 'base64')),
      receipt: receipt.log,
      vkey: pick(keys, 'key of the log', (key) => key.log === 'evidence').vkey,
      sha256: nobleSha256,
      verify: nobleVerify,
    }
    expect(verifyReceipt({ ...given, reportBytes: bytes })).toMatchObject({ ok: true })
    const changed = Uint8Array.from(bytes, (byte, at) => (at === 0 ? byte ^ 1 : byte))
    expect(verifyReceipt({ ...given, reportBytes: changed })).toMatchObject({ ok: false, part: 'report' })
  })
})
