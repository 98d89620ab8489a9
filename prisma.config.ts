import { defineConfig } from 'prisma/config'

/** Read by Prisma's command line alone; at run time the address comes from `lib/config`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://nobody@127.0.0.1:1/none' },
})
