import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { controlTree } from '@/lib/views/control.schema'
import { report } from '@/lib/views/report.schema'
import { answerTo } from './support/answer-to'
import { assessmentNamed } from './support/assessments'
import { HARBOUR } from './support/demo'
import { expect, type Person, test } from './support/test'
import { textOfPdf } from './support/text-of-pdf'
import type { Words } from './support/words'

// A report is made in the queue: both waits below may be long on a busy machine.
test.describe.configure({ timeout: 120_000 })

/** Has a report made by the page's own button and downloads it; also gives what the server says of it. */
async function make({ page, api }: Person, words: Words, format: 'PDF' | 'XLSX', language: 'zh' | 'en') {
  await page.getByRole('button', { name: words('reports.make') }).click()
  const asked = answerTo(page, '/reports', report)
  await page.getByRole('menuitem', { name: `${format} · ${words(`reports.in.${language}`)}` }).click()
  const { id } = await asked
  await expect
    .poll(async () => (await api.read(`/reports/${id}`, report)).state, { timeout: 45_000 })
    .toBe('done')
  const button = page.getByRole('button', { name: words('reports.download') })
  await expect(button).toBeVisible({ timeout: 45_000 })
  const download = page.waitForEvent('download')
  await button.click()
  const file = await download
  const bytes = await readFile(await file.path())
  const made = await api.read(`/reports/${id}`, report)
  expect(made).toMatchObject({ format: format.toLowerCase(), lang: language, bytes: bytes.length })
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256)
  return { bytes, made, name: file.suggestedFilename() }
}

test('a manager makes a PDF in their language and gets the very bytes that the server vouches for', async ({
  as,
  words,
  language,
}) => {
  const manager = await as('manager')
  const assessment = await assessmentNamed(manager.api, 'GB/T 22239-2019 · L1')
  await manager.page.goto(`/t/${HARBOUR}/assessments/${assessment.id}`)
  const { bytes, made } = await make(manager, words, 'PDF', language)
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const text = await textOfPdf(bytes)
  expect(text).toContain('GB/T22239-2019')
  expect(text).toContain(assessment.framework.title[language].replaceAll(/\s/g, ''))

  await manager.page.goto(`/t/${HARBOUR}/reports`)
  const row = manager.page.getByRole('row').filter({ hasText: made.snapshot_sha256?.slice(0, 8) ?? '' })
  await expect(row.first()).toContainText(words(`reports.lang.${language}`))
})

test('a manager makes a spreadsheet: every asset against every control, as the page says', async ({
  as,
  words,
  language,
}) => {
  const manager = await as('manager')
  const assessment = await assessmentNamed(manager.api, 'GB/T 22239-2019 · L3')
  await manager.page.goto(`/t/${HARBOUR}/assessments/${assessment.id}`)
  const { bytes, name } = await make(manager, words, 'XLSX', language)
  expect(name).toMatch(/\.xlsx$/)
  expect(bytes.subarray(0, 4).toString('hex')).toBe('504b0304')

  const sheets = (await readXlsx(bytes)).sheets
  const rows = (index: number) => (sheets[index]?.rows ?? []).map((row) => row.map(String))
  expect(sheets.map((one) => one.name)[1]).toBe(language === 'zh' ? '测评对象×测评项' : 'Assets × controls')
  const [cover, matrix, controls] = [rows(0), rows(1), rows(3)]
  expect(cover.flat().join('\n')).toContain(assessment.name)
  const { items } = await manager.api.read(`/assessments/${assessment.id}/controls`, controlTree)
  const judged = items.filter((one) => one.verdict !== null)
  expect(controls).toHaveLength(judged.length + 1)
  const gap = judged.find((one) => one.verdict === 'not_met')
  expect(controls.find((row) => row[0] === gap?.ref)?.[2]).toBe(gap?.verdict_words?.[language])
  const column = matrix[0]?.findIndex((head) => head.startsWith(`${gap?.ref}\n`)) ?? -1
  expect(matrix.slice(1).map((row) => row[column])).toContain(gap?.verdict_words?.[language])
})
