/** The outbox: facts written with the change they tell of, handed on in order. */
export { announce, announceAll, type Announcement } from './announce.ts'
export { type EventHandler, Events, type HappenedEvent } from './events.ts'
export { retryDelay } from './retry-delay.ts'
