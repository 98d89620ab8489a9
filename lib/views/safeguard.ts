import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadRemediation } from '@/lib/catalogue/load-remediation'
import { NotFound } from '@/lib/core/errors'
import type { SafeguardDto } from './safeguard.schema'

/** A safeguard of the running catalogue with what to do where it fails. Nobody's data: it takes no key. @throws NotFound */
export function safeguardDetail(id: string): SafeguardDto {
  const safeguard = loadCatalogue().safeguardById.get(id)
  if (!safeguard) throw new NotFound()
  const advice = loadRemediation().get(id)
  return {
    id,
    title: safeguard.title,
    why: safeguard.why,
    remediation: advice ? { summary: advice.summary, forms: advice.forms, retest: advice.retest } : null,
  }
}
