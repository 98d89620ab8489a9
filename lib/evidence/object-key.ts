/** Where evidence of a tenant lies in an object store: by its hash, under the tenant's own prefix. @param sha256 lower-case hex */
export const objectKey = (tenantId: string, sha256: string): string => `${tenantId}/${sha256}`
