import { submissionCreate, submissionList } from '@/lib/api/specs/submissions'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { readReport } from '@/lib/http/read-report'
import { inReportTurn } from '@/lib/http/report-turn'
import { route } from '@/lib/http/route'
import { takeIn } from '@/lib/ingest/take-in'
import { withinQuota } from '@/lib/ingest/within-quota'
import { receiptView } from '@/lib/views/submission'
import { listSubmissions } from '@/lib/views/submissions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(submissionList, ({ scope, query }) => listSubmissions(scope, query)),
  route(submissionCreate, async ({ scope, query, request, now }) => {
    const submitted = await inReportTurn(scope.tenantId, request, async () => {
      const body = await readReport(request)
      await withinQuota(scope, body.length, now)
      return takeIn(scope, {
        body,
        asset: query.asset,
        kind: query.kind ?? null,
        tool: query.tool ?? null,
        database: query.database ?? null,
        observedAt: query.observed_at ? new Date(query.observed_at) : null,
        writtenAt: query.written_at ? new Date(query.written_at) : null,
        fullCoverage: query.coverage === 'full',
        labels: Object.fromEntries(query.label.map((label) => label.split(/:(.*)/su, 2))),
      })
    })
    const receipt = await receiptView(scope, submitted)
    if (receipt.state === 'received')
      return answer(202, receipt, { location: `/api/v1/submissions/${receipt.id}` })
    return answer(submitted.duplicate ? 200 : 201, receipt)
  }),
)
