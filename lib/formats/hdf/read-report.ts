import { BrokenReportError, type EvidencePlace, type ParseHints } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, listOf, memberOf, numberOf, textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { controlName } from './control-name'
import { type ControlStatus, controlStatus, RESULT_OF, severityOfImpact } from './control-status'

interface Control {
  id: string
  title: string
  impact: number | undefined
  status: ControlStatus
  detail: string
  at: EvidencePlace
}

interface Profile {
  name: string
  parent: string
  controls: Control[]
  byId: ReadonlyMap<string, Control>
}

/**
 * Reads controls. A profile that is laid over another repeats its controls without results: those are judged once, by the
 * results below and the title and impact of the outermost layer.
 */
export class HdfReader implements JsonReader {
  private readonly profiles: Profile[] = []
  private controls: Control[] = []
  private root: JsonObject = new Map()
  private latest: string | undefined

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'report') this.root = value
    else if (as === 'control') this.control(value, at)
    else this.profile(value, at)
  }

  report(): FindingsReport {
    if (!this.root.has('profiles') && this.profiles.length === 0)
      throw new BrokenReportError('no_results', NO_PROFILES)
    const findings = new AssetFindings('hdf', this.hints.kind ?? 'host')
    const byName = new Map(this.profiles.map((profile) => [profile.name, profile]))
    const below = new Map<string, Set<string>>()
    for (const { parent, controls } of this.profiles) {
      const ids = below.get(parent) ?? new Set()
      for (const { id } of controls) ids.add(id)
      below.set(parent, ids)
    }
    for (const profile of this.profiles) {
      const judged = below.get(profile.name)
      for (const control of profile.controls) {
        // Its results stand in a layer below.
        if (noResult(control) && judged?.has(control.id)) continue
        const { title, impact, at } = outermost(control, profile, byName)
        const status = impact === 0 && control.status !== 'Profile Error' ? 'Not Applicable' : control.status
        findings.other({
          check: {
            name: controlName(profile.name, control.id),
            title: title || control.id,
            printedId: control.id,
            known: false,
          },
          subject: '',
          result: RESULT_OF[status],
          severity: severityOfImpact(impact),
          detail: control.detail,
          printedResult: status,
          at: noResult(control) ? at : control.at,
        })
      }
    }
    const platform = memberOf(this.root, 'platform')
    const version = textOf(this.root, 'version')
    const target = textOf(platform, 'target_id')
    return {
      header: {
        ...(version === '' ? {} : { toolVersion: version }),
        ...(this.latest === undefined ? {} : { printedAt: this.latest }),
        assetKind: 'host',
        identities: [],
        ...(target === '' ? {} : { name: target.slice(0, 300) }),
      },
      root: {
        findings,
        profile:
          this.profiles
            .map(({ name }) => name)
            .join(',')
            .slice(0, 300) || 'unnamed',
      },
    }
  }

  private control(row: JsonObject, at: EvidencePlace): void {
    const status = controlStatus(row)
    this.tally.count(status, at)
    const id = textOf(row, 'id')
    for (const result of listOf(row, 'results')) this.time(textOf(result, 'start_time'))
    if (id === '') this.tally.unreadable(at)
    else {
      const impact = numberOf(row, 'impact')
      this.controls.push({
        id,
        title: textOf(row, 'title').slice(0, 300),
        impact,
        status,
        detail: detailOf(row, status),
        at,
      })
    }
  }

  private profile(row: JsonObject, at: EvidencePlace): void {
    const name = textOf(row, 'name') || textOf(row, 'title')
    this.profiles.push({
      name,
      parent: textOf(row, 'parent_profile'),
      controls: this.controls,
      byId: new Map(this.controls.map((control) => [control.id, control])),
    })
    this.controls = []
    const status = textOf(row, 'status')
    if (status !== 'skipped' && status !== 'failed') return
    const why = textOf(row, 'status_message') || textOf(row, 'skip_message') || 'no reason given'
    const message = `The profile ${name.slice(0, 100)} was not run: ${why.slice(0, 300)}`
    this.tally.note('warning', 'not_scanned', message, at.pointer)
  }

  private time(printed: string): void {
    const time = instant(printed.replace(/^(\S+) (\S+) ([+-]\d{2}):?(\d{2})$/, '$1T$2$3:$4'))
    if (time !== undefined && time > (this.latest ?? '')) this.latest = time
  }
}

function noResult({ status }: Control): boolean {
  return status === 'No results' || status === 'Not Applicable'
}

/** The same control in the layer that lies over all others. */
function outermost(control: Control, profile: Profile, byName: ReadonlyMap<string, Profile>): Control {
  let best = control
  const seen = new Set([profile.name])
  for (let parent = profile.parent; parent !== '' && !seen.has(parent); ) {
    seen.add(parent)
    const layer = byName.get(parent)
    best = layer?.byId.get(control.id) ?? best
    parent = layer?.parent ?? ''
  }
  return best
}

/** What decided: the results that failed or broke, else why it was skipped. */
function detailOf(row: JsonObject, status: ControlStatus): string {
  const results = listOf(row, 'results')
  const telling = results.filter((one) => {
    const word = textOf(one, 'status')
    return status === 'Passed' ? false : status === 'Failed' ? word === 'failed' : true
  })
  const texts = telling.slice(0, 5).map((one) => {
    const said = textOf(one, 'skip_message') || textOf(one, 'message') || textOf(one, 'exception')
    return [textOf(one, 'code_desc'), said]
      .filter((part) => part !== '')
      .join(': ')
      .replace(/\s+/g, ' ')
      .slice(0, 300)
  })
  const more = telling.length > 5 ? `; and ${telling.length - 5} more` : ''
  return texts.join('; ').slice(0, 900).toWellFormed() + more
}

const NO_PROFILES =
  'The report has no profiles, as the reporter json-min writes it: the title and impact of each control are missing. Use --reporter json.'
