import type { ImageFacts } from '../../core/report'
import { memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import type { Distribution } from '../scan/asset-findings'
import { describeImage } from '../scan/describe-image'
import { parseReference } from '../scan/image-reference'
import { instant } from '../scan/instant'
import type { Metadata } from './collector'

/**
 * What Trivy's metadata says of an image.
 *
 * @param at the instant of the scan, where it is known
 * @param artifactName what was scanned; counted only where it is a reference, not the path of a tarball
 */
export function imageFacts({ value }: Metadata, at: string | undefined, artifactName = ''): ImageFacts {
  const config = memberOf(value, 'ImageConfig')
  const configDigest = textOf(value, 'ImageID')
  const tagged = [...textsOf(value, 'RepoTags'), textOf(value, 'Reference')]
  const named = isReference(
    artifactName,
    tagged.some((tag) => tag !== ''),
  )
    ? [artifactName]
    : []
  return describeImage(
    {
      configDigest,
      references: [...tagged, ...textsOf(value, 'RepoDigests'), ...named],
      os: osOf(value) ?? undefined,
      createdAt: instant(textOf(config, 'created')),
      architecture: textOf(config, 'architecture'),
      size: numberOf(value, 'Size'),
    },
    at,
  )
}

/** The distribution in a report's metadata, where there is one. */
export function distributionOf({ value, at }: Metadata): Distribution | null {
  const os = osOf(value)
  return os && { family: os.family, version: os.version, flagged: os.ended === true, at }
}

function osOf(value: Metadata['value']): NonNullable<ImageFacts['os']> | null {
  const os = memberOf(value, 'OS')
  const family = textOf(os, 'Family')
  if (family === '' || family === 'none') return null
  return {
    family,
    version: textOf(os, 'Name'),
    ...(textOf(os, 'EOSL') === 'true' ? { ended: true } : {}),
  }
}

/** A name without tag and digest may be a path; beside tags that the image has it is one. */
function isReference(name: string, hasTags: boolean): boolean {
  const reference = parseReference(name)
  return reference !== null && (!hasTags || reference.tag !== undefined || reference.digest !== undefined)
}
