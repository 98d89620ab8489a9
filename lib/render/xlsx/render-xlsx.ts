import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import type { Lang } from '@/lib/render/pdf/words'
import { controlsSheet } from './controls-sheet'
import { coverSheet } from './cover-sheet'
import { matrixSheet } from './matrix-sheet'
import { assetsSheet, evidenceSheet } from './register-sheets'
import { reportFrame } from './report-frame'
import { resultsSheet } from './results-sheet'
import { writeWorkbook } from './write-workbook'

/** A snapshot as XLSX. The same snapshot gives the same bytes: every date in it is the snapshot's. */
export async function renderXlsx(snapshot: ReportSnapshot, lang: Lang): Promise<Uint8Array> {
  const frame = reportFrame(snapshot, lang)
  const byAsset = frame.without ? [] : [matrixSheet(frame), resultsSheet(frame)]
  return writeWorkbook({
    title: snapshot.assessment.name,
    creator: snapshot.generator,
    created: snapshot.frozen_at,
    timeZone: snapshot.tenant.time_zone,
    sheets: [coverSheet(frame), ...byAsset, controlsSheet(frame), evidenceSheet(frame), assetsSheet(frame)],
  })
}
