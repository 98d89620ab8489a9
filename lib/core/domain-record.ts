/** The TXT record by which whoever keeps a domain's names says that it is a tenant's. */
export function domainRecord(domain: string, proof: string): { name: string; value: string } {
  return { name: `_plimsoll.${domain}`, value: `plimsoll-domain=${proof}` }
}
