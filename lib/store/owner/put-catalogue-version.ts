import type pg from 'pg'

/**
 * Keeps a catalogue under its version for ever, with the owner's connection (the application may only read them).
 * Keeping one again changes nothing.
 */
export async function putCatalogueVersion(
  owner: pg.Client,
  catalogue: { version: string; bytes: Uint8Array },
): Promise<void> {
  await owner.query(
    'INSERT INTO public.catalogue_version (version, content) VALUES ($1, $2) ON CONFLICT (version) DO NOTHING',
    [catalogue.version, Buffer.from(catalogue.bytes)],
  )
}
