import type { ReportedAsset } from '../../core/report'
import { type JsonValue, memberOf, textOf } from '../json/json-value'
import { describeImage, imageIdentities, imageName } from '../scan/describe-image'

const DOCKER_HUB = /^(?:index\.|registry-1\.)?docker\.io$/

/** The image that a report of a workload's container is about; null where it names none. */
export function resourceImage(report: JsonValue | undefined, at: string | undefined): ReportedAsset | null {
  const artifact = memberOf(report, 'artifact')
  const server = textOf(memberOf(report, 'registry'), 'server')
  const [repository, tag, digest] = ['repository', 'tag', 'digest'].map((name) => textOf(artifact, name))
  if (!repository) return null
  const hub = server === '' || DOCKER_HUB.test(server)
  const whole = hub ? repository.replace(/^library\//, '') : `${server}/${repository}`
  const os = memberOf(report, 'os')
  const family = textOf(os, 'family')
  const image = describeImage(
    {
      references: [tag ? `${whole}:${tag}` : whole],
      digests: digest ? [digest] : [],
      os:
        family === ''
          ? undefined
          : { family, version: textOf(os, 'name'), ended: textOf(os, 'eosl') === 'true' },
    },
    at,
  )
  const name = imageName(image)
  return name === undefined ? null : { kind: 'image', name, identities: imageIdentities(image), image }
}
