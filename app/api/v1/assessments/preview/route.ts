import { assessmentPreviewMake } from '@/lib/api/specs/assessments'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { previewAssessment } from '@/lib/views/preview-assessment'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(assessmentPreviewMake, ({ scope, body, now }) => previewAssessment(scope, body, now)),
)
