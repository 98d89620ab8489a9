import type { ReportedComponent } from '../../../core/components/component'
import type { EvidencePlace } from '../../../core/report'
import type { ImageFacts } from '../image-facts'
import { objectOf, textOf, textsOf } from '../json-access'
import type { LayerOrigin } from '../layer-origin'
import { type Mount, mountsOf } from '../mounts'
import type { JsonObject } from '../whole-values'

/** A container as the checks see it: its inspect answer, with what is known of it beside. */
export interface Container {
  name: string
  at: EvidencePlace
  /** What is kept of it: state, servers, namespaces, runtime. */
  component: ReportedComponent
  body: JsonObject
  /** `HostConfig` and `Config`. */
  host: JsonObject
  config: JsonObject
  labels: Record<string, string>
  mounts: readonly Mount[]
  /** Null: the snapshot has no answer about it. */
  image: ImageFacts | null
  /** Null: its history was not asked for. */
  origin: LayerOrigin | null
  /** The Swarm service whose task it is. */
  task: string | null
}

export function containerOf(
  component: ReportedComponent,
  body: JsonObject,
  images: ReadonlyMap<string, ImageFacts>,
  histories: ReadonlyMap<string, LayerOrigin>,
): Container {
  const config = objectOf(body.Config)
  const labels = textsOf(config.Labels)
  const image = images.get(component.imageDigest ?? '') ?? null
  return {
    name: component.name,
    at: component.at,
    component,
    body,
    host: objectOf(body.HostConfig),
    config,
    labels,
    mounts: mountsOf(body),
    image,
    origin: (image && histories.get(image.reference)) ?? null,
    task: textOf(labels['com.docker.swarm.service.name']) || null,
  }
}
