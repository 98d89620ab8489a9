import type { ReportSnapshot, SnapshotRemediation, Words } from '@/lib/core/report-snapshot'
import { type Lang, WORDS } from './words'

/** What to do about each failing safeguard, as the template draws it; none in snapshots from before it was frozen. */
export function remediationModel(
  { remediation = [] }: ReportSnapshot,
  lang: Lang,
  pick: (words: Words | null | undefined) => string,
) {
  const w = WORDS[lang]
  return remediation.map((one, index) => ({
    n: index + 1,
    title: pick(one.title),
    concerns: concerns(one, lang),
    summary: pick(one.summary),
    forms: one.forms.map(({ form, text }) => ({ label: w.form[form], lines: text.split('\n') })),
    retest: pick(one.retest),
  }))
}

/** Number of what to do about a safeguard, by safeguard. */
export function remedyNumbers({ remediation = [] }: ReportSnapshot): ReadonlyMap<string, number> {
  return new Map(remediation.map((one, index) => [one.safeguard, index + 1]))
}

function concerns({ controls, assets }: SnapshotRemediation, lang: Lang): string {
  const w = WORDS[lang]
  const counted =
    lang === 'zh' ? `${assets} ${w.assetsWord}` : `${assets} ${assets === 1 ? w.assetWord : w.assetsWord}`
  return `${w.affects} ${controls.join(', ')} · ${counted}`
}
