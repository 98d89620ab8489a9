import { checkTitleIn } from '@/lib/core/check-title-in'
import type { SnapshotAsset, SnapshotControl, SnapshotFailure } from '@/lib/core/report-snapshot'
import type { ReportFrame } from './report-frame'
import type { Sheet, SheetCell, SheetLink } from './workbook'

/** One line for each control and asset that it concerns: the word, why, and the very place in the evidence. */
export function resultsSheet(frame: ReportFrame): Sheet {
  const { words, looked, snapshot } = frame
  const { common: w, own } = words
  const assets = new Map(snapshot.assets.map((asset) => [asset.id, asset]))
  const lineOf = new Map(snapshot.evidence.map((one, index) => [one.submission, index + 2]))
  return {
    name: own.sheet.results,
    frozenColumns: 2,
    columns: [
      { header: own.control, kind: 'text', width: 12 },
      { header: words.asset, kind: 'text', width: 24 },
      { header: own.title, kind: 'text', width: 32 },
      { header: own.verdict, kind: 'text', width: 20 },
      { header: w.reason, kind: 'text', width: 30 },
      { header: own.record, kind: 'text', width: 60 },
      { header: w.evidence, kind: 'link', width: 18 },
      { header: own.where, kind: 'text', width: 22 },
      { header: own.whole, kind: 'text', width: 20 },
      { header: own.assetId, kind: 'text', width: 36 },
    ],
    rows: looked.flatMap((control) =>
      linesOf(control, assets).map(({ asset, said }) => {
        const failing = failuresOf(control, asset)
        return [
          control.ref,
          asset.name,
          frame.pick(control.title),
          frame.verdict(said.verdict, said.words),
          frame.reason(said.reason),
          failing
            .map(({ check_title, subject, detail }) =>
              recordOf(checkTitleIn(frame.lang, check_title), subject, detail),
            )
            .join('\n'),
          evidenceLink(failing[0], lineOf, own.sheet.evidence),
          [...new Set(failing.map((one) => placeOf(one, w.line)))].join('\n'),
          control.verdict ? frame.verdict(control.verdict, control.words) : null,
          asset.id,
        ] satisfies SheetCell[]
      }),
    ),
  }
}

function linesOf(control: SnapshotControl, assets: ReadonlyMap<string, SnapshotAsset>) {
  const lines = (control.by_asset ?? []).flatMap((said) =>
    said.assets.flatMap((id) => {
      const asset = assets.get(id)
      return asset ? [{ asset, said }] : []
    }),
  )
  return lines.sort((a, b) => (a.asset.name < b.asset.name ? -1 : 1))
}

/** What fails on an asset and counts against the control, each once. */
function failuresOf(control: SnapshotControl, asset: SnapshotAsset): SnapshotFailure[] {
  const own = control.why
    .filter((why) => why.counted)
    .flatMap((why) => why.failing)
    .filter((one) => (one.asset_id ? one.asset_id === asset.id : one.asset === asset.name))
  return [...new Map(own.map((one) => [`${one.check}\n${one.subject}\n${one.detail}`, one])).values()]
}

function recordOf(title: string, subject: string, detail: string): string {
  return [title, [subject, detail].filter(Boolean).join(': ')].filter(Boolean).join(' · ')
}

function evidenceLink(
  failure: SnapshotFailure | undefined,
  lineOf: ReadonlyMap<string, number>,
  sheet: string,
): SheetLink | null {
  const line = failure && lineOf.get(failure.submission)
  return failure && line ? { text: failure.evidence.slice(0, 16), href: `#'${sheet}'!A${line}` } : null
}

function placeOf({ place, log_index }: SnapshotFailure, line: string): string {
  const at = place.line === null ? (place.pointer ?? '') : lineWords(line, place.line)
  return [`#${log_index}`, at, `${place.from}–${place.to}`].filter(Boolean).join(' ')
}

function lineWords(line: string, n: number): string {
  return line.includes('{n}') ? line.replace('{n}', String(n)) : `${line} ${n}`
}
