import { checkTitleIn } from '@/lib/core/check-title-in'
import { labelRuleWords } from '@/lib/core/label-rule-words'
import type { ReportSnapshot, SnapshotControl, SnapshotGauge, Words } from '@/lib/core/report-snapshot'
import type { Verdict } from '@/lib/core/verdict'
import { collectGaps, type Gap, type Gaps } from './collect-gaps'
import { controlModel } from './control-model'
import { formatInstant } from './format-instant'
import { functionModel } from './function-model'
import { kindIn } from './kind-in'
import { remediationModel, remedyNumbers } from './remediation-model'
import { type Lang, WORDS } from './words'

export const SEGMENTS = ['determined_met', 'no_gap_seen', 'gap', 'to_be_judged', 'not_assessed'] as const

/** Where a verdict stands in the gauge; null for what is no part of the stack. */
export function segmentOf(verdict: Verdict | null): (typeof SEGMENTS)[number] | null {
  if (verdict === 'met') return 'determined_met'
  if (verdict === 'partly_met' || verdict === 'not_met') return 'gap'
  if (verdict === 'manual') return 'to_be_judged'
  return verdict === 'no_gap_seen' || verdict === 'not_assessed' ? verdict : null
}

/** What the template draws: a snapshot in one language, with every text chosen and every number counted. */
export function reportModel(snapshot: ReportSnapshot, lang: Lang, snapshotSha256: string) {
  const w = WORDS[lang]
  const pick = (words: Words | null | undefined) => words?.[lang] ?? words?.en ?? ''
  const zone = snapshot.tenant.time_zone
  const time = (instant: string) => formatInstant(instant, zone)
  const day = (instant: string) => formatInstant(instant, zone, 'day')
  const gaps = collectGaps(snapshot)
  const remedies = remedyNumbers(snapshot)
  const { framework, assessment } = snapshot
  return {
    lang,
    w,
    kind: framework.family === 'mlps' ? w.kindMlps : w.kind,
    tenant: snapshot.tenant.name,
    framework: {
      version: headingOf(framework),
      title: pick(framework.title),
      publisher: pick(framework.publisher),
      retired: pick(framework.retired),
    },
    name: assessment.name,
    level: assessment.level ? pick(assessment.level_title) || assessment.level : '',
    published: assessment.requirements_published,
    taken: {
      as_of: time(snapshot.as_of),
      known_at: time(snapshot.known_at),
      frozen: time(snapshot.frozen_at),
      zone,
    },
    profile: profileRows(snapshot, lang),
    sha256: snapshotSha256,
    mapping: snapshot.catalogue_version,
    gauge: gaugeModel(snapshot.gauge, lang),
    not_applicable: snapshot.gauge.not_applicable,
    coverage: snapshot.coverage,
    population: snapshot.population,
    groups: groupsOf(snapshot, lang),
    outline_depth: snapshot.controls.filter((c) => c.kind === 'group').length <= 40 ? 3 : 2,
    fix_first: snapshot.fix_first
      .filter((f) => f.closes > 0)
      .slice(0, 15)
      .map((f) => ({ ...f, title: pick(f.title), n: remedies.get(f.safeguard) ?? null })),
    remediation: remediationModel(snapshot, lang, pick),
    classes: snapshot.controls.some((control) => control.mlps_class) ? w.mlpsClasses : '',
    controls: depths(snapshot.controls).map(({ control, depth }) =>
      controlModel(control, depth, { lang, pick, day, gaps, remedies }),
    ),
    gaps: gaps.list.map((gap) => gapModel(gap, lang, day)),
    functions: functionModel(snapshot.functions ?? [], lang, { time, day }),
    assets: snapshot.assets.map((asset) => ({
      ...asset,
      kind: kindIn(lang, asset.kind),
      labels: Object.entries(asset.labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
      tools: asset.tools.map((tool) => ({
        tool: tool.tool,
        last: time(tool.observed_at),
        until: day(tool.stale_on),
        stale: tool.stale,
      })),
    })),
    evidence: snapshot.evidence.map((e) => ({
      ...e,
      tool: [e.tool, e.tool_version].filter(Boolean).join(' '),
      observed: time(e.observed_at),
      received: time(e.received_at),
      dropped: e.bytes_dropped_at ? day(e.bytes_dropped_at) : null,
    })),
    proof: snapshot.proof,
    generator: snapshot.generator,
  }
}
/** What people call a framework: its version where that says its name, else its English title with the version. */
function headingOf({ version, title }: ReportSnapshot['framework']): string {
  if (/[A-Za-z]/.test(version)) return version
  return title.en.includes(version) ? (title.en.split(' - ')[0] ?? title.en) : `${title.en} ${version}`
}

function gaugeModel(gauge: SnapshotGauge, lang: Lang) {
  const segments = SEGMENTS.map((key) => ({ key, label: WORDS[lang].segment[key], count: gauge[key] }))
  return {
    segments,
    total: segments.reduce((sum, s) => sum + s.count, 0),
    line: gauge.determined_met + gauge.no_gap_seen,
  }
}

function profileRows({ assessment, limit }: ReportSnapshot, lang: Lang): { label: string; value: string }[] {
  const w = WORDS[lang]
  const { profile, scope } = assessment
  const text = (key: string) => (typeof profile[key] === 'string' ? String(profile[key]) : '')
  const labels = Object.entries(scope.labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
  const sag =
    profile.family === 'mlps' ? ` (S${String(profile.s)} A${String(profile.a)} G${String(profile.g)})` : ''
  return [
    ...(text('object_name') || sag ? [{ label: w.object, value: `${text('object_name')}${sag}` }] : []),
    { label: w.scope, value: [text('scope'), labels || w.allAssets].filter(Boolean).join(' · ') },
    ...(limit ? [{ label: w.limit, value: labelRuleWords(limit, lang) }] : []),
  ]
}

function depths(controls: readonly SnapshotControl[]): { control: SnapshotControl; depth: number }[] {
  const known = new Map<string, number>()
  return controls.map((control) => {
    const depth = control.parent ? (known.get(control.parent) ?? -1) + 1 : 0
    known.set(control.id, depth)
    return { control, depth }
  })
}

/** Controls of each group by segment: the outermost groups, or those within where there are hardly any. */
function groupsOf(snapshot: ReportSnapshot, lang: Lang) {
  const outer = countGroups(snapshot, lang, 0)
  return outer.length > 2 ? outer : countGroups(snapshot, lang, 1)
}

function countGroups({ controls }: ReportSnapshot, lang: Lang, depth: number) {
  const byId = new Map(controls.map((c) => [c.id, c]))
  const topOf = (c: SnapshotControl): SnapshotControl => {
    const path = [c]
    for (let up = c.parent; up; up = path[0]?.parent ?? null) {
      const parent = byId.get(up)
      if (!parent) break
      path.unshift(parent)
    }
    return path[Math.min(depth, path.length - 1)] ?? c
  }
  const groups = new Map<string, { ref: string; title: string; counts: number[] }>()
  for (const control of controls) {
    const segment = control.kind === 'control' ? segmentOf(control.verdict) : null
    if (!segment) continue
    const top = topOf(control)
    const group = groups.get(top.id) ?? {
      ref: top.ref,
      title: top.title[lang],
      counts: SEGMENTS.map(() => 0),
    }
    const at = SEGMENTS.indexOf(segment)
    group.counts[at] = (group.counts[at] ?? 0) + 1
    groups.set(top.id, group)
  }
  return [...groups.values()]
}

function gapModel(gap: Gap, lang: Lang, day: (instant: string) => string) {
  return {
    n: gap.n,
    check: gap.check,
    title: checkTitleIn(lang, gap.title),
    controls: gap.controls.join(', '),
    rows: gap.rows.map((row) => ({
      asset: row.asset,
      subject: row.subject,
      detail: row.detail,
      since: day(row.since),
      submission: row.submission,
      log: row.log_index,
      place: row.place.line === null ? `${row.place.from}–${row.place.to}` : `L${row.place.line}`,
    })),
  }
}

export type { Gaps }
