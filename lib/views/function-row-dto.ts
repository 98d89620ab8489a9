import type { FunctionJudgement } from '@/lib/core/components/judge-functions'
import { publicId } from '@/lib/core/public-id'
import type { NamedActor } from '@/lib/store/actors/actors-by-id'
import type { FunctionRowDto } from './function-sheet.schema'
import type { HostFunctions } from './load-functions'
import { actorRefOf, assetRefOf, placeDto } from './refs'

const NOWHERE = { from: 0, to: 0 }

export interface RowContext {
  host: HostFunctions
  actors: ReadonlyMap<string, NamedActor>
  evidence: ReadonlyMap<string, { sha256: string }>
}

/** One row of the sheet. @param index place of the component in the host's look */
export function functionRowDto(
  judgement: FunctionJudgement,
  index: number,
  { host, actors, evidence }: RowContext,
): FunctionRowDto {
  const { component, declared } = judgement
  const { isolation } = component
  const submissionId = host.look?.submissionId ?? ''
  const act = declared?.by === 'person' ? host.declarations.get(component.key) : undefined
  return {
    asset: assetRefOf(host.asset),
    component: component.key,
    name: component.name,
    service: component.service,
    image: component.image,
    image_digest: component.imageDigest,
    state: component.state,
    running: component.running,
    processes_known: component.processesKnown,
    servers: component.servers.map(({ program, kind, instances, processes }) => ({
      program,
      kind,
      instances,
      processes,
    })),
    others: component.others,
    exposed: component.exposed,
    published: component.published,
    hints: component.hints,
    isolation: {
      runtime: isolation.runtime,
      runtime_path: isolation.runtimePath,
      kernel: isolation.kernel,
      privileged: isolation.privileged,
      user_namespace: isolation.userNamespace,
      network: isolation.network,
      shares: isolation.shares,
    },
    declared: declared && {
      ...declared,
      act: act
        ? {
            id: publicId('declaration', act.actId),
            actor: actorRefOf(actors, act.actorRef),
            at: act.recordedFrom.toISOString(),
            valid_from: act.validFrom.toISOString(),
            reason: act.reason,
          }
        : null,
    },
    evidence: judgement.evidence,
    reasons: judgement.reasons,
    neighbours: neighboursOf(judgement),
    submission: publicId('submission', submissionId),
    evidence_sha256: evidence.get(submissionId)?.sha256 ?? '',
    at: placeDto(host.look?.places[index] ?? NOWHERE),
  }
}

function neighboursOf({ neighbours }: FunctionJudgement): FunctionRowDto['neighbours'] {
  const counts = { high: 0, medium: 0, low: 0, undeclared: 0 }
  for (const { level } of neighbours) counts[level ?? 'undeclared'] += 1
  return counts
}
