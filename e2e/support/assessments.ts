import { expect } from '@playwright/test'
import { assessment, assessmentPage } from '@/lib/views/assessment.schema'
import type { Api } from './api'
import { fresh } from './fresh'

/** Assessments that the demo begins with, by name. */
export const ISO = 'ISO/IEC 27001:2022'
export const PCI = 'PCI DSS 4.0.1'

/** An assessment of the demo. */
export async function assessmentNamed(api: Api, name: string) {
  const { items } = await api.read('/assessments?limit=500', assessmentPage)
  const found = items.find((one) => one.name === name)
  if (!found) throw new Error(`The demo has no assessment ${name}.`)
  return found
}

/** A new assessment of the whole fleet, which no other test decides on. The person must be allowed to make one. */
export async function begunAssessment(api: Api, framework: string, level = '') {
  const made = await api.send('POST', '/assessments', { name: fresh(framework), framework, level })
  expect(made.status(), 'the assessment is begun').toBe(201)
  return assessment.parse(await made.json())
}
