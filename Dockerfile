# The bot alone, as it runs in production. Build it from this folder: docker build --tag muster .
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY src/tsconfig.base.json src/tsconfig.base.json
COPY src/bot src/bot
RUN node node_modules/typescript/bin/tsc --build src/bot
COPY scripts/bundle.mjs scripts/bundle.mjs
COPY scripts/bundle scripts/bundle
COPY cards cards
COPY messages messages
COPY docs/privacy.md docs/terms.md docs/
# One file of the bot, its packages, cards and texts.
RUN node scripts/bundle.mjs

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/dist/bundle dist/bundle
# Owns none of these files, and writes none: run it with a read-only root.
USER node
EXPOSE 3978
STOPSIGNAL SIGTERM
# Whether it listens; whether it can work is what /ready says, for which a restart is no cure.
HEALTHCHECK --interval=15s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/bundle/main.js"]
