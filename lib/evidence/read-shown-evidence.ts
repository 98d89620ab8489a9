import type { Scope } from '@/lib/access/keys'
import { maskSecrets } from '@/lib/formats/secrets/mask-secrets'
import { readEvidenceBytes } from './read-evidence-bytes'

/**
 * Evidence as it is looked at: secrets in it are masked, byte for byte, so that every place in it stays. Whole, it is given as it was
 * handed in to whoever checks its hash (`evidence.read_sealed`); a part of it, and to everybody else, it is masked (decision 042).
 * @param sha256 lower-case hex @throws NotFound
 */
export async function readShownEvidence(
  scope: Scope,
  sha256: string,
  { whole }: { whole: boolean },
): Promise<{ bytes: Uint8Array<ArrayBuffer>; masked: number }> {
  const bytes = await readEvidenceBytes(scope, sha256)
  return whole && scope.may('evidence.read_sealed') ? { bytes, masked: 0 } : maskSecrets(bytes)
}
