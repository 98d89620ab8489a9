import type { SnapshotControl, SnapshotSafeguard, Words } from '@/lib/core/report-snapshot'
import type { Gaps } from './collect-gaps'
import { type Lang, WORDS } from './words'

export interface ControlContext {
  lang: Lang
  pick: (words: Words | null | undefined) => string
  day: (instant: string) => string
  gaps: Gaps
  /** Number of what to do, by safeguard. */
  remedies: ReadonlyMap<string, number>
}

/** A control as the template draws it. */
export function controlModel(control: SnapshotControl, depth: number, context: ControlContext) {
  const { lang, pick, day } = context
  const w = WORDS[lang]
  const d = control.determination
  const reason = Object.entries(w.why).find(([code]) => code === control.reason)?.[1] ?? ''
  return {
    ref: control.ref,
    kind: control.kind,
    class: control.mlps_class ? control.mlps_class.sag + control.mlps_class.level.replace('L', '') : '',
    depth,
    title: pick(control.title),
    summary: pick(control.summary),
    verdict: control.verdict,
    word: control.verdict ? pick(control.words) || w.verdict[control.verdict] : '',
    machine: control.machine_verdict,
    machine_word: control.machine_verdict
      ? pick(control.machine_words) || w.verdict[control.machine_verdict]
      : '',
    // Other codes say all there is; what a profile takes out it explains in its own words.
    reason: [reason, control.reason === 'profile_excludes' ? control.not_applicable_reason : null]
      .filter(Boolean)
      .join(' '),
    determination: d && {
      verdict: d.verdict,
      word: pick(d.words),
      narrative: d.narrative,
      author: d.author,
      approver: d.approver ?? '',
      approved: d.approved_at ? day(d.approved_at) : '',
      expires: d.expires_at ? day(d.expires_at) : '',
      log: d.log_index,
      attachments: d.attachments,
    },
    counted: control.why.filter((why) => why.counted).map((why) => safeguardModel(why, context)),
    shown: control.why.filter((why) => !why.counted).map((why) => pick(why.title)),
  }
}

function safeguardModel(why: SnapshotSafeguard, { lang, pick, gaps, remedies }: ControlContext) {
  const w = WORDS[lang]
  const { pass, fail, not_assessed } = why.assets
  const counts = [
    fail > 0 ? `${w.fails} ${fail}` : '',
    not_assessed > 0 ? `${w.unknownOn} ${not_assessed}` : '',
    pass > 0 ? `${w.passes} ${pass}` : '',
  ].filter(Boolean)
  const refs = [...new Set(why.failing.map((f) => gaps.numberOf.get(f.check) ?? 0))].filter((n) => n > 0)
  const remedy = why.result === 'fail' ? remedies.get(why.safeguard) : undefined
  return {
    title: pick(why.title),
    result: why.result,
    word: w.result[why.result],
    strength: w.strength[why.strength],
    rationale: pick(why.rationale),
    counts: counts.length > 0 ? counts.join(lang === 'zh' ? '，' : ', ') : w.noneConcerned,
    refs: [
      ...refs.sort((a, b) => a - b).map((n) => `A${n}`),
      ...(remedy === undefined ? [] : [`R${remedy}`]),
    ].join(', '),
  }
}
