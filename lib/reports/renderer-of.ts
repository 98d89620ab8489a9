import { renderCsv } from '@/lib/render/csv/render-csv'
import { renderXlsx } from '@/lib/render/xlsx/render-xlsx'
import type { Renderer } from './render-report'

/** What makes the bytes of a format. @throws Error for one that is not offered */
export function rendererOf(format: string): Renderer {
  if (format === 'csv') return async (snapshot, lang) => renderCsv(snapshot, lang)
  if (format === 'xlsx') return async (snapshot, lang) => renderXlsx(snapshot, lang)
  if (format === 'pdf') {
    return async (snapshot, lang, onProgress) => {
      // The compiler is a native addon of some size: only a process that makes a PDF loads it.
      const { renderPdf } = await import('@/lib/render/pdf/render-pdf')
      return renderPdf(snapshot, lang, onProgress)
    }
  }
  throw new Error(`no renderer for ${format}`)
}
