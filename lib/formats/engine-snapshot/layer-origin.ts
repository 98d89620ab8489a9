import { arrayOf, objectOf, textOf } from './json-access'
import type { JsonValue } from './whole-values'

/** How the newest layer of an image came about: an instruction of a build file, a bare command (`docker commit`), or unsaid (`docker import`). */
export type LayerOrigin = 'build' | 'command' | 'unsaid'

/**
 * How builders write what made a layer: BuildKit and Buildah the instruction, older ones `#(nop)` or the build arguments before it.
 * What they ran without arguments looks like a bare command; the image's host name then tells the two apart.
 */
const BUILT =
  /^(?:\|\d+ |\/bin\/sh -c #\(nop\)|(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b)/
const BUILDERS = /# buildkit$|^(?:bazel|buildpacks?|buildah|crane|jib|kaniko|ko|nix|umoci)\b/i

/** Reads a history, whose commands may hold secrets: none of them is kept. */
export function layerOrigin(body: JsonValue): LayerOrigin {
  const newest = textOf(objectOf(arrayOf(body)[0]).CreatedBy).trim()
  if (newest === '') return 'unsaid'
  return BUILT.test(newest) || BUILDERS.test(newest) ? 'build' : 'command'
}
