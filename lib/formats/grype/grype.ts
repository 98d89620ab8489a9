import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { GrypeReader } from './read-report'
import { SHAPES } from './shapes'

/** Reports of Grype, `-o json`, of images, directories, files and SBOMs. */
export const grype = jsonFormat({
  tool: 'grype',
  title: 'Grype',
  // A list without matches is known as well: presence counts, never content.
  formatOf: (outline) =>
    outline.root === 'object' &&
    outlineHas(outline, 'matches') &&
    (outlineHas(outline, 'matches/[]/vulnerability') ||
      outlineHas(outline, 'source') ||
      outlineHas(outline, 'distro') ||
      (outline.paths.get('/descriptor/name') ?? '') === 'grype')
      ? 'grype'
      : null,
  shapes: SHAPES,
  reader: (_, tally, hints) => new GrypeReader(tally, hints),
})
