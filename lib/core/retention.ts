/** PCI DSS 4.0.1, 10.5.1: twelve months of logs; the Cybersecurity Law, article 21 (3): six. The database holds to it. */
export const LEAST_MONTHS = 12
export const MOST_MONTHS = 1200
/** Before less is kept than until then, in days. The database holds to it. */
export const GRACE_DAYS = 30
