import { publicId } from '@/lib/core/public-id'
import type { GapItem } from '@/lib/core/webhook'
import type { TenantTx } from '@/lib/store/in-tenant'
import { loadStandings } from '@/lib/views/standings'
import type { Times } from '@/lib/views/times'
import { verdictWords } from '@/lib/views/verdict-words'
import type { Found } from './compare-notices'

/** Controls of every assessment that show a gap now, by a person's verdict or, where none is in force, the machine's. */
export async function heldGaps(tx: TenantTx, times: Times): Promise<Found<GapItem>> {
  const { judged } = await loadStandings(tx, times)
  const held = judged.flatMap(({ row, catalogue, family, controls }) => {
    const id = publicId('assessment', row.id)
    return controls
      .filter(({ verdict }) => verdict === 'not_met' || verdict === 'partly_met')
      .map(({ control, verdict, indication }) => ({
        key: `${row.id}/${control.id}`,
        group: row.id,
        item: {
          assessment: { id, name: row.name },
          control: control.id,
          ref: control.ref,
          title: control.title,
          verdict,
          verdict_words: verdictWords(catalogue, family, verdict, indication),
          path: `/assessments/${id}/controls/${encodeURIComponent(control.id)}`,
        },
      }))
  })
  // Where evidence has gone stale a gap is neither there nor mended.
  const unsure = judged.flatMap(({ row, controls }) =>
    controls
      .filter(({ verdict }) => verdict === 'not_assessed')
      .map(({ control }) => `${row.id}/${control.id}`),
  )
  return { held, unsure, groups: judged.map(({ row }) => row.id) }
}
