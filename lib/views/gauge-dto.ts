import { gauge } from '@/lib/core/gauge'
import type { ControlAssessment } from '@/lib/core/verdict'
import type { GaugeDto } from './assessment.schema'

/** Counts of the stacked gauge, with the controls that do not apply beside the stack. */
export function gaugeDto(controls: readonly Pick<ControlAssessment, 'verdict'>[]): GaugeDto {
  return {
    ...gauge(controls),
    not_applicable: controls.filter((one) => one.verdict === 'not_applicable').length,
  }
}
