import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { scalars } from '../json/shape'
import { DockleReader } from './read-report'

/** Reports of Dockle, `-f json`. */
export const dockle = jsonFormat({
  tool: 'dockle',
  title: 'Dockle',
  formatOf: (outline) =>
    outlineHas(outline, 'summary/fatal') || outlineHas(outline, 'details/[]/code', 'details/[]/level')
      ? 'dockle'
      : null,
  shapes: {
    dockle: {
      as: 'report',
      members: {
        ...scalars('image'),
        summary: { members: scalars('pass') },
        details: { as: 'check', members: scalars('code', 'title', 'level', 'alerts') },
      },
    },
  },
  byResult: ['dockle'],
  reader: (_, tally, hints) => new DockleReader(tally, hints),
})
