/** A column that holds sealed values, and where a value lies, in SQL, as the code that seals says it. */
export interface SealedColumn {
  table: string
  column: string
  place: string
}

const webhook = (column: string, field: 'address' | 'secret'): SealedColumn => ({
  table: 'webhook',
  column,
  place: `tenant_id || '/' || id || '/${field}'`,
})

/** Every column of sealed values. A test reads the catalogue for `*sealed` and `*_secret` columns that are not here. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  webhook('address_sealed', 'address'),
  webhook('secret_sealed', 'secret'),
  webhook('previous_sealed', 'secret'),
  {
    table: 'identity_provider',
    column: 'sealed',
    place: "'identity_provider/' || tenant_id || '/' || id",
  },
  { table: 'app_user', column: 'totp_secret', place: "'app_user/' || id || '/totp'" },
  { table: 'session', column: 'sealed', place: "'session/' || id" },
]
