import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadRemediation } from '@/lib/catalogue/load-remediation'
import { controlsOfLevel } from '@/lib/core/controls-of-level'
import { edgesOf } from '@/lib/core/edges-of'
import type { Catalogue } from '@/lib/core/framework'
import { frameworkOf } from '@/lib/core/framework-of'
import {
  type ReportSnapshot,
  SNAPSHOT_SCHEMA,
  type SnapshotFailure,
  type SnapshotRemediation,
} from '@/lib/core/report-snapshot'
import type { Verdict } from '@/lib/core/verdict'

export interface FixtureOptions {
  framework?: string
  level?: string | null
  /** Failing subjects over all checks. */
  failures?: number
  /** Put in as a subject, verbatim. */
  hostile?: readonly string[]
  /** Safeguards that it is said of what to do about. */
  remedies?: number
  /** Nothing was ever handed in. */
  empty?: boolean
}

const VERDICTS: Verdict[] = ['not_met', 'no_gap_seen', 'manual', 'not_assessed', 'met', 'partly_met']

/** A made-up snapshot over a real framework of the catalogue. */
export function fixtureSnapshot(options: FixtureOptions = {}): ReportSnapshot {
  const {
    framework: id = 'iso27001-2022',
    level = null,
    failures = 60,
    hostile = [],
    remedies = 8,
    empty = false,
  } = options
  const catalogue = loadCatalogue()
  const framework = frameworkOf(catalogue, id)
  const published = framework.levels.find((l) => l.id === level)?.requirements_published !== false
  const known = published ? new Set(controlsOfLevel(framework, level).map((c) => c.id)) : new Set<string>()
  const checks = catalogue.toolChecks.filter((check) => check.tool === 'docker-bench').slice(0, 40)
  const failing = empty ? [] : failuresOf(checks, failures, hostile)
  let n = 0
  const controls = framework.controls
    .filter((c) => known.has(c.id) || (published && c.kind !== 'control'))
    .map((control) => {
      const at = n++
      const verdict =
        control.kind === 'control'
          ? empty
            ? 'not_assessed'
            : (VERDICTS[at % VERDICTS.length] ?? 'manual')
          : null
      const edges = edgesOf(catalogue, id, control.id).slice(0, 4)
      return {
        id: control.id,
        ref: control.ref,
        kind: control.kind,
        parent: control.parent,
        title: control.title,
        summary: control.summary,
        machine_verdict: verdict === 'met' ? ('no_gap_seen' as const) : verdict,
        machine_words: null,
        verdict,
        words: null,
        indication: verdict === 'not_met',
        reason:
          verdict === 'not_met' ? 'counted_safeguard_fails' : verdict === 'manual' ? 'no_counted_edge' : null,
        not_applicable_reason: null,
        determination: verdict === 'met' ? determinationOf(at) : null,
        ...(control.extra.sag && level ? { mlps_class: { sag: control.extra.sag, level } } : {}),
        why: edges.map((edge, i) => ({
          safeguard: edge.safeguard,
          title: catalogue.safeguardById.get(edge.safeguard)?.title ?? { en: '', zh: '' },
          strength: edge.strength,
          on_fail: edge.on_fail ?? null,
          counted: edge.strength !== 'supporting',
          rationale: edge.rationale,
          result: verdict === 'not_met' && i === 0 ? ('fail' as const) : ('pass' as const),
          reason: null,
          assets:
            verdict === 'not_met' && i === 0
              ? { pass: 4, fail: 3, not_applicable: 0, not_assessed: 0 }
              : { pass: 7, fail: 0, not_applicable: 0, not_assessed: 0 },
          failing: verdict === 'not_met' && i === 0 ? failing : [],
        })),
      }
    })
  const count = (...verdicts: Verdict[]) =>
    controls.filter((c) => c.verdict && verdicts.includes(c.verdict)).length
  return {
    schema: SNAPSHOT_SCHEMA,
    generator: 'plimsoll test',
    tenant: { name: '港湾银行 Harbour Bank', slug: 'harbour-bank', time_zone: 'Asia/Shanghai' },
    framework: {
      id,
      family: catalogue.familyOf.get(id) ?? 'iso',
      version: framework.version,
      title: framework.title,
      publisher: framework.publisher,
      retired: framework.retired ?? null,
    },
    assessment: {
      id: 'asm_00000000000000000000000000000001',
      name: '支付平台容器集群 2026',
      level,
      level_title: framework.levels.find((l) => l.id === level)?.title ?? null,
      requirements_published: published,
      profile: { family: 'generic', scope: 'Payment hosts in two sites' },
      scope: { labels: { env: 'prod' } },
    },
    as_of: '2026-11-22T04:00:00.000Z',
    known_at: '2026-11-22T04:00:00.000Z',
    frozen_at: '2026-11-22T04:00:05.000Z',
    catalogue_version: catalogue.version,
    gauge: {
      determined_met: count('met'),
      no_gap_seen: count('no_gap_seen'),
      gap: count('not_met', 'partly_met'),
      to_be_judged: count('manual'),
      not_assessed: count('not_assessed'),
      not_applicable: 0,
    },
    coverage: { assessed: empty ? 0 : 412, in_scope: empty ? 0 : 530 },
    population: { reported: empty ? 0 : 12, known: empty ? 0 : 14 },
    fix_first: empty
      ? []
      : catalogue.safeguards
          .slice(0, 8)
          .map((s, i) => ({ safeguard: s.id, title: s.title, closes: 9 - i, assets: i + 1 })),
    remediation: empty ? [] : remediationOf(catalogue, remedies),
    controls,
    assets: empty
      ? []
      : ['edge-01', 'vault-01', 'swarm-01'].map((name, i) => ({
          id: `ast_${i}`,
          kind: 'host',
          name,
          labels: { env: 'prod', site: 'sh' },
          tools: [
            {
              tool: 'docker-bench-security',
              observed_at: '2026-11-20T02:00:00.000Z',
              stale_on: '2026-12-20T02:00:00.000Z',
              stale: i === 2,
            },
          ],
        })),
    evidence: empty
      ? []
      : [
          {
            submission: `sub_${'0'.repeat(31)}1`,
            asset: 'edge-01',
            tool: 'docker-bench-security',
            tool_version: '1.6.0',
            observed_at: '2026-11-20T02:00:00.000Z',
            received_at: '2026-11-20T02:00:09.000Z',
            sha256: 'ab'.repeat(32),
            bytes: 31_968,
            log_index: 4,
            sender: 'edge agent',
          },
        ],
    proof: {
      origin: 'plimsoll.localhost/log/00000000000000000000000000000000/evidence/0',
      size: 42,
      root: 'cd'.repeat(32),
      checkpoint:
        'plimsoll.localhost/log/00000000000000000000000000000000/evidence/0\n42\nq83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=\n\n— plimsoll.localhost/log/0/evidence/0 Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=',
      vkey: 'plimsoll.localhost/log/0/evidence/0+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    },
  }
}

function failuresOf(
  checks: readonly { name: string; title: string }[],
  count: number,
  hostile: readonly string[],
): SnapshotFailure[] {
  const subjects = [...hostile, ...Array.from({ length: count }, (_, i) => `shop-web-${i + 1}`)]
  return subjects.map((subject, i) => ({
    asset: ['edge-01', 'vault-01', 'swarm-01'][i % 3] ?? 'edge-01',
    check: checks[i % checks.length]?.name ?? '',
    check_title: checks[i % checks.length]?.title ?? '',
    subject,
    detail: i % 4 === 0 ? '/etc, /var/run/docker.sock' : '',
    since: '2026-11-03T02:00:00.000Z',
    submission: `sub_${'0'.repeat(31)}1`,
    evidence: 'ab'.repeat(32),
    place: { from: 1000 + i, to: 1200 + i, line: i % 2 ? 40 + i : null, pointer: null },
    log_index: 4,
  }))
}

function remediationOf({ safeguards }: Catalogue, count: number): SnapshotRemediation[] {
  return safeguards.slice(0, count).flatMap(({ id, title }, i) => {
    const advice = loadRemediation().get(id)
    return advice ? [{ ...advice, title, controls: ['A.5.15', 'A.8.2'], assets: i + 1 }] : []
  })
}

function determinationOf(n: number) {
  return {
    verdict: 'met' as const,
    words: { en: 'Met', zh: '符合' },
    narrative:
      'Reviewed the access list of the management plane with the platform team on 2026-11-12.\n抽查了 10 台主机的 sudo 审计记录，均可追溯到个人。',
    author: '王琳 Wang Lin',
    approver: 'J. Okafor',
    approved_at: '2026-11-14T06:00:00.000Z',
    expires_at: '2027-05-14T06:00:00.000Z',
    log_index: 20 + n,
    attachments:
      n % 2 ? [{ name: 'sudo-audit-2026-11.pdf', sha256: 'ef'.repeat(32), log_index: 21 + n }] : [],
  }
}
