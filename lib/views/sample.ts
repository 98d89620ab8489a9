import { createHash } from 'node:crypto'
import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { sample } from '@/lib/core/sample'
import { inTenant } from '@/lib/store/in-tenant'
import { assessmentDto } from './assessment-dto'
import { controlRows } from './control-rows'
import { determinationContext } from './determination-dto'
import { oneJudged } from './one-judged'
import { assetRefOf } from './refs'
import type { SampleDto, SampleQuery } from './sample.schema'
import { timesOf } from './times'

const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * A sample of an assessment's judged controls, or of the assets in its scope, by a seed that the auditor gives: the same
 * question is answered the same, whoever asks.
 * @throws NotFound when there is no such assessment
 */
export async function readSample(
  scope: Scope,
  id: string,
  query: SampleQuery,
  now: Date = new Date(),
): Promise<SampleDto> {
  const times = timesOf(query, now)
  const { judged, controls } = await inTenant(scope, async (tx) => {
    const found = await oneJudged(tx, id, times)
    const context = await determinationContext(tx, found.determinations, { ...found, times })
    return { judged: found, controls: controlRows(found, context) }
  })
  const { of, seed, count } = query
  const sampling = { seed, count, hashOf }
  const judgedControls = controls.flatMap((row) =>
    row.verdict === null ? [] : [{ ...row, verdict: row.verdict, id: row.control }],
  )
  const assets = judged.assets.map((asset) => ({ id: publicId('asset', asset.id), asset }))
  const { as_of, known_at, name } = assessmentDto(judged, times)
  return {
    as_of,
    known_at,
    assessment: { id, name },
    of,
    seed,
    population: populationOf(of === 'controls' ? judgedControls : assets),
    controls: of === 'controls' ? sample(judgedControls, sampling).map(controlDto) : [],
    assets: of === 'assets' ? sample(assets, sampling).map(({ asset }) => assetRefOf(asset)) : [],
  }
}

function populationOf(things: readonly { id: string }[]): SampleDto['population'] {
  const ids = things.map((thing) => `${thing.id}\n`).sort()
  return { count: ids.length, sha256: hashOf(ids.join('')) }
}

function controlDto(row: SampleDto['controls'][number]): SampleDto['controls'][number] {
  const { control, ref, title, verdict, verdict_words, indication } = row
  return { control, ref, title, verdict, verdict_words, indication }
}
