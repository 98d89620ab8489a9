import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { type Shape, scalars } from '../json/shape'
import { HdfReader } from './read-report'

const CONTROL: Shape = {
  as: 'control',
  members: {
    ...scalars('id', 'title', 'impact'),
    tags: { members: scalars('severity', 'gid', 'rid') },
    waiver_data: { members: scalars('justification', 'skipped_due_to_waiver', 'run') },
    results: {
      members: scalars(
        'status',
        'code_desc',
        'message',
        'skip_message',
        'exception',
        'backtrace',
        'start_time',
      ),
    },
  },
}

/** Results of InSpec (`--reporter json`), which is what Heimdall calls HDF. Profiles alone have no results and are refused. */
export const hdf = jsonFormat({
  tool: 'hdf',
  title: 'InSpec (HDF)',
  formatOf(outline) {
    const has = (...names: string[]) => outlineHas(outline, ...names)
    const profiles =
      has('profiles') &&
      (has('platform') || has('profiles/[]/controls') || has('statistics') || has('version'))
    // InSpec 1 repeats every result before the profiles.
    return profiles || has('version', 'controls/[]/code_desc', 'controls/[]/status') ? 'hdf-exec-json' : null
  },
  shapes: {
    'hdf-exec-json': {
      as: 'report',
      members: {
        ...scalars('version'),
        platform: { members: scalars('name', 'release', 'target_id') },
        profiles: {
          as: 'profile',
          members: {
            ...scalars(
              'name',
              'title',
              'version',
              'sha256',
              'parent_profile',
              'status',
              'status_message',
              'skip_message',
            ),
            controls: CONTROL,
          },
        },
      },
    },
  },
  byResult: ['hdf-exec-json'],
  reader: (_, tally, hints) => new HdfReader(tally, hints),
})
