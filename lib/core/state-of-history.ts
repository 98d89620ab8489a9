import type { StateOver } from './asset-history'
import type { StateAt } from './verdict'

/** A state of a history as verdicts take it; the report it came from is not said. */
export function stateOfHistory(
  assetId: string,
  { checkKey, subject, result, severity, from, fix }: StateOver,
): StateAt {
  return {
    assetId,
    checkKey,
    subject,
    result,
    severity,
    detail: '',
    since: new Date(from).toISOString(),
    submissionId: '',
    at: { from: 0, to: 0 },
    ...(fix
      ? {
          fix: {
            versions: fix.versions,
            clock: fix.clock && { from: new Date(fix.clock.from).toISOString(), basis: fix.clock.basis },
          },
        }
      : {}),
  }
}
