import type { ImageFacts } from '../../core/report'
import { distributionEnd, hasEndedAt } from '../distribution-ends/distribution-end'
import { isDigest, parseReference } from './image-reference'

/** What a report prints of an image; '' and undefined where it says nothing. */
export interface PrintedImage {
  configDigest?: string
  /** References with tag or digest, and bare repositories. */
  references: string[]
  /** Digests of manifests without a repository. */
  digests?: string[]
  os?: { family: string; version: string; ended?: boolean } | undefined
  createdAt?: string | undefined
  architecture?: string
  size?: number | undefined
}

/** @param at the instant of the scan, where it is known */
export function describeImage(printed: PrintedImage, at: string | undefined): ImageFacts {
  const { configDigest = '', os, createdAt, architecture = '', size } = printed
  const references = printed.references.flatMap((text) => {
    const reference = parseReference(text)
    return reference ? [{ ...reference, text }] : []
  })
  const end = os && at ? distributionEnd(os.family, os.version) : undefined
  const ended = os?.ended === true || (at !== undefined && end !== undefined && hasEndedAt(end, at))
  const digests = [...references.flatMap(({ digest }) => digest ?? []), ...(printed.digests ?? [])]
  return {
    ...(isDigest(configDigest) ? { configDigest } : {}),
    manifestDigests: unique(digests.filter(isDigest)),
    tags: unique(references.flatMap(({ tag, digest, text }) => (tag && !digest ? text : []))),
    repositories: unique(references.map(({ repository }) => repository)),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(os ? { os: { family: os.family, version: os.version, ...(ended ? { ended: true } : {}) } } : {}),
    ...(architecture === '' ? {} : { architecture }),
    ...(size !== undefined && size > 0 ? { size } : {}),
  }
}

/** Digests of an image, that of its configuration first. */
export function imageIdentities({ configDigest, manifestDigests }: ImageFacts): string[] {
  return [...(configDigest === undefined ? [] : [configDigest]), ...manifestDigests]
}

/** What an image is called where nothing but its facts is known: a tag, a repository at a digest, a digest. */
export function imageName(image: ImageFacts): string | undefined {
  const [tag] = image.tags
  const [repository] = image.repositories
  const [digest] = image.manifestDigests
  return tag ?? (repository && digest ? `${repository}@${digest}` : (repository ?? imageIdentities(image)[0]))
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)]
}
