import { kindIn } from '@/lib/render/pdf/kind-in'
import type { ReportFrame } from './report-frame'
import type { Sheet, SheetWord } from './workbook'

/** Assets down, controls across, the machine's word where they meet. Only controls that any asset has a result on. */
export function matrixSheet({ snapshot, lang, looked, words, pick, verdict }: ReportFrame): Sheet {
  const cells = new Map<string, SheetWord>()
  for (const control of looked) {
    for (const said of control.by_asset ?? []) {
      for (const asset of said.assets) cells.set(`${asset}\n${control.id}`, verdict(said.verdict, said.words))
    }
  }
  return {
    name: words.own.sheet.matrix,
    frozenColumns: 2,
    columns: [
      { header: words.asset, kind: 'text', width: 28 },
      { header: words.common.kindWord, kind: 'text', width: 11 },
      ...looked.map((control) => ({
        header: [control.ref, pick(control.title)].filter(Boolean).join('\n'),
        kind: 'text' as const,
        width: 18,
      })),
    ],
    rows: snapshot.assets.map((asset) => [
      asset.name,
      kindIn(lang, asset.kind),
      ...looked.map((control) => cells.get(`${asset.id}\n${control.id}`) ?? null),
    ]),
  }
}
