/** Queue of the deletion of tenants whose day has come. */
export const ERASE_QUEUE = 'erase-tenant'

export interface EraseJob {
  /** Of the tenant to erase; the job itself is the platform's. */
  erase: string
}
