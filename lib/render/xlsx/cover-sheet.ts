import { labelRuleWords } from '@/lib/core/label-rule-words'
import { SEGMENTS } from '@/lib/render/pdf/report-model'
import type { ReportFrame } from './report-frame'
import { wallClock } from './wall-clock'
import type { Sheet, SheetCell } from './workbook'

/** What the report is of, as of when, how sure, and what proves it. */
export function coverSheet({ snapshot, sha256, words, pick, lang, without }: ReportFrame): Sheet {
  const { common: w, own } = words
  const { tenant, framework, assessment, gauge, population, coverage, proof } = snapshot
  const zone = tenant.time_zone
  const time = (instant: string) =>
    `${wallClock(instant, zone).toISOString().slice(0, 19).replace('T', ' ')} (${zone})`
  const rows: [string, string][] = [
    [framework.family === 'mlps' ? w.kindMlps : w.kind, assessment.name],
    [own.tenant, tenant.name],
    [own.framework, [pick(framework.title), framework.version].filter(Boolean).join(' · ')],
    [own.retired, pick(framework.retired)],
    [w.level, assessment.level ? pick(assessment.level_title) || assessment.level : ''],
    [w.scope, scopeOf(snapshot) || w.allAssets],
    [w.limit, snapshot.limit ? labelRuleWords(snapshot.limit, lang) : ''],
    [w.asOf, time(snapshot.as_of)],
    [w.knownAt, time(snapshot.known_at)],
    [w.frozen, time(snapshot.frozen_at)],
    ['', ''],
    [own.counts, assessment.requirements_published ? '' : w.nothingPublished],
    ...SEGMENTS.map((key): [string, string] => [w.segment[key], String(gauge[key])]),
    [w.notApplicable, String(gauge.not_applicable)],
    [w.population, `${population.reported} / ${population.known}`],
    [w.coverage, `${coverage.assessed} / ${coverage.in_scope}`],
    ['', ''],
    [own.read, w.verdictsHow],
    [
      '',
      without ??
        own.matrixHow.replaceAll('{matrix}', own.sheet.matrix).replaceAll('{controls}', own.sheet.controls),
    ],
    ['', without ? '' : own.notConcerned],
    ['', ''],
    [w.snapshot, sha256],
    [w.mapping, snapshot.catalogue_version],
    [own.generator, snapshot.generator],
    [own.proof, proof.checkpoint],
    [w.key, proof.vkey],
  ]
  return {
    name: own.sheet.cover,
    header: false,
    columns: [
      { header: '', kind: 'text', width: 34 },
      { header: '', kind: 'text', width: 96 },
    ],
    rows: rows.filter(([label, value]) => label === '' || value !== '' || label === own.counts).map(asCells),
  }
}

function asCells([label, value]: [string, string]): SheetCell[] {
  return [label ? { text: label, tone: 'unknown' } : null, value]
}

function scopeOf({ assessment: { profile, scope } }: ReportFrame['snapshot']): string {
  const labels = Object.entries(scope.labels).map(([key, value]) => `${key}=${value}`)
  const text = [profile.object_name, profile.scope].filter((one) => typeof one === 'string' && one !== '')
  return [...text, labels.join(', ')].filter(Boolean).join(' · ')
}
