/** As `lib/config/queues.ts` lists it: of each tenant one look waits at a time. */
export const NEWS_QUEUE = 'look-for-news'
