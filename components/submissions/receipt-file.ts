import type { Receipt, SubmissionDetailDto } from '@/lib/views/submission.schema'

/** The receipt out of a submission's page: the very members that its sender was given. */
export function receiptOf(submission: SubmissionDetailDto): Receipt {
  const { id, state, tool, tool_version, format, assets, observed_at, received_at, evidence } = submission
  const { items, by_result, by_severity, notes, changes, log } = submission
  return {
    id,
    duplicate: false,
    state,
    tool,
    tool_version,
    format,
    assets,
    observed_at,
    received_at,
    evidence,
    items,
    by_result,
    by_severity,
    notes,
    changes,
    log,
  }
}

/** Hands the receipt to the browser as `plimsoll-receipt-{id}.json`. */
export function saveReceipt(receipt: Receipt): void {
  const blob = new Blob([`${JSON.stringify(receipt, null, 2)}\n`], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `plimsoll-receipt-${receipt.id}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
