import type { ImageFacts } from '../../core/report'
import { type JsonObject, type JsonValue, memberOf, textOf, textsOf } from '../json/json-value'
import { describeImage } from '../scan/describe-image'

/** `nginx@sha256:…@sha256:…:/path`, as Grype names a place in an image. */
const QUALIFIED = /^([^@\s]{1,300}@sha256:[0-9a-f]{64})@sha256:/

/** The image that a run is about, where it says so: Trivy beside the results, Grype in the place of each. */
export function runImage(
  run: JsonValue,
  first: JsonObject | undefined,
  at: string | undefined,
): { image: ImageFacts; name: string } | null {
  const properties = memberOf(run, 'properties')
  const name = textOf(properties, 'imageName')
  const tags = [...textsOf(properties, 'repoTags'), ...textsOf(properties, 'repoDigests')]
  const configDigest = textOf(properties, 'imageID')
  if (tags.length > 0 || configDigest !== '')
    return { image: describeImage({ configDigest, references: tags }, at), name }
  const qualified = QUALIFIED.exec(placeOf(first).logical)?.[1]
  return qualified === undefined ? null : { image: describeImage({ references: [qualified] }, at), name: '' }
}

/** Where a result was found, as printed. */
export function placeOf(result: JsonObject | undefined): {
  uri: string
  index: string
  line: string
  logical: string
} {
  const locations = result?.get('locations')
  const first = Array.isArray(locations) ? locations[0] : undefined
  const physical = memberOf(first, 'physicalLocation')
  const artifact = memberOf(physical, 'artifactLocation')
  const logicals = memberOf(first, 'logicalLocations')
  return {
    uri: textOf(artifact, 'uri'),
    index: textOf(artifact, 'index'),
    line: textOf(memberOf(physical, 'region'), 'startLine'),
    logical: textOf(Array.isArray(logicals) ? logicals[0] : undefined, 'fullyQualifiedName'),
  }
}
