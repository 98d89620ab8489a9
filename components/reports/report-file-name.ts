import type { ReportDto } from '@/lib/views/report.schema'

/** `name-2026-11-22-zh.pdf`: what the file is called on the reader's disk. */
export function reportFileName(report: ReportDto): string {
  const name = report.assessment.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return `${name || 'report'}-${report.as_of.slice(0, 10)}-${report.lang}.${report.format}`
}
