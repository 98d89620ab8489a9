import type { StatedVulnerability } from './timeline'
import type { AssetSafeguard, PatchClock, SafeguardInput, StateAt } from './verdict'

/** From when the time to patch one vulnerability runs (PCI DSS 4.0.1 req. 6.3.3: from the release of the fix, as far as reports know it). */
export function patchClock(state: StateAt): PatchClock {
  return state.fix?.clock ?? { from: state.since, basis: 'first_seen' }
}

/** The clock that has run longest, where all that fails are vulnerabilities; a failure that is none leaves no time. */
export function longestClock(inputs: readonly SafeguardInput[]): PatchClock | undefined {
  const failing = inputs
    .filter(({ result }) => result === 'fail')
    .flatMap(({ states }) => states.filter(fails))
  if (failing.length === 0 || failing.some(({ fix }) => !fix)) return undefined
  return failing
    .map(patchClock)
    .reduce((first, next) => (Date.parse(next.from) < Date.parse(first.from) ? next : first))
}

/** Whether a state makes its check fail: a vulnerability without a fix is shown, and handled by people, but fails nothing. */
export function fails(state: StateAt): boolean {
  return state.result === 'fail' && state.fix?.versions !== ''
}

/** What a state keeps of a vulnerability, as verdicts read it. */
export function fixOf(vulnerability: StatedVulnerability | undefined): Pick<StateAt, 'fix'> {
  if (!vulnerability) return {}
  const { fixedIn, clock } = vulnerability
  return {
    fix: {
      versions: fixedIn,
      clock: clock && { from: new Date(clock.from).toISOString(), basis: clock.basis },
    },
  }
}

/** The same day some months on, or the last of a shorter month; UTC, as printed times are. */
export function monthsAfter(from: string, months: number): string {
  const day = new Date(from)
  const last = new Date(day)
  last.setUTCDate(1)
  last.setUTCMonth(last.getUTCMonth() + months + 1, 0)
  const due = new Date(day)
  due.setUTCDate(1)
  due.setUTCMonth(due.getUTCMonth() + months, Math.min(day.getUTCDate(), last.getUTCDate()))
  return due.toISOString()
}

/** A safeguard's result for a control that gives months to patch: what is not overdue at an instant (ISO) is no gap yet. */
export function withinPatchTime(row: AssetSafeguard, months: number, at: string): AssetSafeguard {
  if (row.result !== 'fail' || !row.patch) return row
  const patchDue = monthsAfter(row.patch.from, months)
  if (Date.parse(patchDue) <= Date.parse(at)) return { ...row, patchDue }
  return {
    ...row,
    result: settled(row) ? 'pass' : 'not_assessed',
    ...(settled(row) ? {} : { reason: 'not_checked' }),
    patchDue,
  }
}

/** Whether nothing but what can still be patched stands between the safeguard and a pass. */
function settled({ inputs }: AssetSafeguard): boolean {
  return inputs.every(({ result }) => result === 'fail' || result === 'pass' || result === 'not_applicable')
}
