import type { Logger } from 'pino';
import { AuditSender } from './audit/auditSender';
import { AuditTrail } from './audit/auditTrail';
import { UNMEASURED } from './http/measures';
import { Steps } from './http/steps';
import { timedRequests } from './http/timedRequests';
import { openWayOut, type WayOut } from './http/wayOut';
import { registrationOf } from './settings/registrationOf';
import type { Settings } from './settings/settings';
import { openStore } from './state/openStore';
import { sealedStore } from './state/sealedStore';
import { StoreClock } from './state/storeClock';
import { timedStore } from './state/timedStore';
import { hostsOf } from './telemetry/hosts';
import type { Telemetry } from './telemetry/openTelemetry';

/** What the bot reaches outside of itself, and what is written down there. */
export type Outside = ReturnType<typeof openOutside>;

/** Opens the network, the state store and the log of what was done. */
export function openOutside(settings: Settings, log: Logger) {
  const wayOut = openWayOut(settings.wayOut);
  const telemetry = telemetryOf(settings, wayOut, log);
  const { measures = UNMEASURED } = telemetry ?? {};
  const steps = new Steps(log, telemetry?.watcher);
  const http = steps.on ? wayOut.http.compose(timedRequests(steps)) : wayOut.http;
  const registration = registrationOf(settings, { http, direct: wayOut.direct });
  const opened = openStore(settings.stateUrl, (warning) => log.warn(warning));
  const store = sealedStore(steps.on ? timedStore(opened, steps) : opened, settings.formKeys, (entry) => {
    log.warn({ entry: entry.slice(0, 200) }, 'An entry of the state store does not open and counts as lost');
  });
  const clock = new StoreClock(store);
  const sender = new AuditSender(settings.auditUrl, http, store, clock, log);
  const audit = new AuditTrail(log, () => clock.now(), sender);
  return { wayOut, http, telemetry, measures, steps, registration, opened, store, clock, sender, audit };
}

/** Its packages are loaded where somebody wants to see something, and cost nobody else anything. */
function telemetryOf(settings: Settings, { http }: WayOut, log: Logger): Telemetry | undefined {
  if (!settings.telemetry) return undefined;
  const { openTelemetry }: typeof import('./telemetry/openTelemetry') = require('./telemetry/openTelemetry');
  return openTelemetry(settings.telemetry, { http, hosts: hostsOf(settings), log });
}
