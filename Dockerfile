# UNTRIED: nobody has built or run this image yet; there was no Docker where it was written. What it does was
# tried by hand: the same folders, without development packages and without a right to write, serve the portal.
#
#   docker build -t signpost .
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges -p 3000:3000 \
#     -v signpost-data:/data --env-file portal.env signpost
#
# portal.env holds at least PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_AUDIENCE.

# The version that package.json pins.
ARG NODE=24.21.0

FROM node:${NODE}-trixie-slim AS build
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:${NODE}-trixie-slim
ENV NODE_ENV=production DATABASE_URL=file:/data/portal.db CACHE_DIR=/data/cache
WORKDIR /portal
COPY --from=build /portal/package.json ./
COPY --from=build /portal/node_modules node_modules
COPY --from=build /portal/contract contract
COPY --from=build /portal/server server
# `npm run data`: backups and what is kept of a reader.
COPY --from=build /portal/scripts/data.ts /portal/scripts/data-command.ts /portal/scripts/voice.ts scripts/
COPY --from=build /portal/content content
COPY --from=build /portal/dist dist
COPY --from=build /portal/dist-server dist-server
# All else belongs to root; the process may write to its data only.
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT ?? 3000}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Docker cuts off after 10 seconds by itself; the server is done by then.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=15", "server/main.ts"]
