import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { report } from '@/lib/views/report.schema'
import { answerTo } from './support/answer-to'
import { assessmentNamed } from './support/assessments'
import { HARBOUR } from './support/demo'
import { expect, test } from './support/test'
import { textOfPdf } from './support/text-of-pdf'

test('a manager makes a PDF in their language and gets the very bytes that the server vouches for', async ({
  as,
  words,
  language,
}) => {
  const { page, api } = await as('manager')
  const assessment = await assessmentNamed(api, 'GB/T 22239-2019 · L1')
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}`)
  await page.getByRole('button', { name: words('reports.make') }).click()
  const asked = answerTo(page, '/reports', report)
  await page.getByRole('menuitem', { name: words(`reports.in.${language}`) }).click()
  const { id } = await asked

  const button = page.getByRole('button', { name: words('reports.download') })
  await expect(button).toBeVisible({ timeout: 45_000 })
  const download = page.waitForEvent('download')
  await button.click()
  const bytes = await readFile(await (await download).path())

  const made = await api.read(`/reports/${id}`, report)
  expect(made).toMatchObject({ state: 'done', lang: language, bytes: bytes.length })
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256)
  const text = await textOfPdf(bytes)
  expect(text).toContain('GB/T22239-2019')
  expect(text).toContain(assessment.framework.title[language].replaceAll(/\s/g, ''))

  await page.goto(`/t/${HARBOUR}/reports`)
  const row = page.getByRole('row').filter({ hasText: made.snapshot_sha256?.slice(0, 8) ?? '' })
  await expect(row.first()).toContainText(words(`reports.lang.${language}`))
})
