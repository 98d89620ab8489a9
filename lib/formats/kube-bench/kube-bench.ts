import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { type Shape, scalars } from '../json/shape'
import { KubeBenchReader } from './read-report'

const CONTROL: Shape = {
  as: 'control',
  members: {
    ...scalars('id', 'version', 'node_type'),
    tests: {
      members: {
        results: {
          as: 'result',
          // Never `actual_value` and `audit`: they print whole command lines.
          members: scalars('test_number', 'test_desc', 'status', 'reason', 'expected_result', 'scored'),
        },
      },
    },
  },
}

/** Reports of kube-bench, `--json`: the object with totals, the list of controls before it, one control alone, and several one after another. */
export const kubeBench = jsonFormat({
  tool: 'kube-bench',
  title: 'kube-bench',
  formatOf(outline) {
    const has = (...names: string[]) => outlineHas(outline, ...names)
    if (has('Controls') || (has('Totals') && has('Totals/total_pass'))) return 'kube-bench-json'
    const lists = ['', '[]/'].some(
      (at) => has(`${at}tests`, `${at}node_type`) || has(`${at}tests/[]/results/[]/test_number`),
    )
    return lists ? 'kube-bench-json' : null
  },
  shapes: { 'kube-bench-json': { ...CONTROL, members: { ...CONTROL.members, Controls: CONTROL } } },
  byResult: ['kube-bench-json'],
  // Before 0.3 one for each target.
  several: (outline) => !outlineHas(outline, 'Controls'),
  reader: (_, tally, hints) => new KubeBenchReader(tally, hints),
})
