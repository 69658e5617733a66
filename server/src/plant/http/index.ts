/** What every stage's routes are made with: the router, wire schemas, problems, links and guards. */
export { createApi } from './api.ts'
export { boundChanges } from './bound-changes.ts'
export { clientAddressBehind } from './client-address.ts'
export { idempotency } from './idempotency.ts'
export type { ApiEnv, Identity } from './identity.ts'
export { onApiError, problemResponse } from './problem-response.ts'
export { networkPrefix, RateLimit } from './rate-limit.ts'
export { sameOrigin } from './same-origin.ts'
export { type Site, siteAt } from './site.ts'
export {
  instantIn,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from './wire.ts'
