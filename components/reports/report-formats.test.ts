import { expect, it } from 'vitest'
import { OFFERED_FORMATS } from '@/lib/reports/offered-formats'
import en from '@/messages/en/reports.json'
import zh from '@/messages/zh/reports.json'
import { REPORT_FORMATS } from './report-formats'

it('are the formats that reports are made in, each with its words', () => {
  expect([...REPORT_FORMATS].sort()).toEqual([...OFFERED_FORMATS].sort())
  for (const words of [en, zh]) expect(Object.keys(words.format).sort()).toEqual([...OFFERED_FORMATS].sort())
})
