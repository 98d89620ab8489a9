import { publicId } from '@/lib/core/public-id'
import type {
  SnapshotAssetVerdict,
  SnapshotControl,
  SnapshotDetermination,
  SnapshotSafeguard,
} from '@/lib/core/report-snapshot'
import type { ControlAssessment, WhyEntry } from '@/lib/core/verdict'
import { verdictsByAsset } from '@/lib/core/verdicts-by-asset'
import type { SubmissionBehind } from '@/lib/store/submissions/submissions-behind'
import type { ControlRowDto } from '@/lib/views/control.schema'
import type { Judged } from '@/lib/views/judged'
import { verdictWords } from '@/lib/views/verdict-words'

/** One row of the tree as a report freezes it, with every failing subject and its place in the evidence. */
export function snapshotControl(
  row: ControlRowDto,
  own: ControlAssessment | undefined,
  judged: Judged,
  submissions: ReadonlyMap<string, SubmissionBehind>,
): SnapshotControl {
  const { catalogue, family } = judged
  const machine = own?.machineVerdict
  const gap = machine === 'not_met' || machine === 'partly_met'
  return {
    id: row.control,
    ref: row.ref,
    kind: row.kind,
    parent: row.parent,
    title: row.title,
    summary: row.summary,
    machine_verdict: row.machine_verdict,
    machine_words: machine ? verdictWords(catalogue, family, machine, gap) : null,
    verdict: row.verdict,
    words: row.verdict_words,
    indication: row.indication,
    reason: row.reason,
    not_applicable_reason: own?.control.notApplicable?.reason ?? null,
    ...(row.mlps_class ? { mlps_class: row.mlps_class } : {}),
    determination: row.determination ? snapshotDetermination(row.determination) : null,
    why: (own?.why ?? []).map((entry) => snapshotSafeguard(entry, judged, submissions)),
    by_asset: own ? assetVerdicts(own, judged) : [],
  }
}

/** Grouped by what is said, so that a fleet stays small in the snapshot. */
function assetVerdicts(own: ControlAssessment, { catalogue, family }: Judged): SnapshotAssetVerdict[] {
  const groups = new Map<string, SnapshotAssetVerdict>()
  for (const [asset, { verdict, reason }] of verdictsByAsset(own)) {
    const key = `${verdict}\n${reason}`
    const gap = verdict === 'not_met' || verdict === 'partly_met'
    const words = verdictWords(catalogue, family, verdict, gap)
    const group = groups.get(key) ?? { verdict, words, reason, assets: [] }
    group.assets.push(publicId('asset', asset))
    groups.set(key, group)
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([, group]) => ({ ...group, assets: group.assets.toSorted() }))
}

function snapshotDetermination(dto: NonNullable<ControlRowDto['determination']>): SnapshotDetermination {
  return {
    verdict: dto.verdict,
    words: dto.verdict_words,
    narrative: dto.narrative,
    author: dto.author.label,
    approver: dto.approver?.label ?? null,
    approved_at: dto.approved_at,
    expires_at: dto.expires_at,
    log_index: dto.log_index,
    attachments: dto.attachments.map(({ name, sha256, log_index }) => ({ name, sha256, log_index })),
  }
}

function snapshotSafeguard(
  entry: WhyEntry,
  judged: Judged,
  submissions: ReadonlyMap<string, SubmissionBehind>,
): SnapshotSafeguard {
  const assets = { pass: 0, fail: 0, not_applicable: 0, not_assessed: 0 }
  for (const { result } of entry.assets) assets[result] += 1
  const title = judged.catalogue.safeguardById.get(entry.safeguard)?.title
  return {
    safeguard: entry.safeguard,
    title: title ?? { en: entry.safeguard, zh: entry.safeguard },
    strength: entry.strength,
    on_fail: entry.onFail,
    counted: entry.counted,
    rationale: entry.rationale,
    result: entry.result,
    reason: entry.reason ?? null,
    assets,
    failing: failuresOf(entry, judged, submissions),
  }
}

function failuresOf(
  entry: WhyEntry,
  { assets, catalogue }: Judged,
  submissions: ReadonlyMap<string, SubmissionBehind>,
): SnapshotSafeguard['failing'] {
  const names = new Map(assets.map((asset) => [asset.id, asset.name]))
  const failing = entry.assets
    .filter((row) => row.result === 'fail')
    .flatMap((row) => row.inputs.flatMap((input) => input.states.map((state) => ({ input, state }))))
  return failing.flatMap(({ input, state }) => {
    const submission = submissions.get(state.submissionId)
    if (state.result !== 'fail' || !submission) return []
    const { from, to, line, pointer } = state.at
    return {
      asset: names.get(state.assetId) ?? '',
      asset_id: publicId('asset', state.assetId),
      check: input.checkName,
      check_title: catalogue.checkByKey.get(input.checkKey)?.title ?? input.checkName,
      subject: state.subject,
      detail: state.detail,
      since: state.since,
      submission: publicId('submission', state.submissionId),
      evidence: Buffer.from(submission.sha256).toString('hex'),
      place: { from, to, line: line ?? null, pointer: pointer ?? null },
      log_index: submission.logIndex,
    }
  })
}
