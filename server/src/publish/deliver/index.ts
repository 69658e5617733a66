/** Deliveries: what goes to platforms, handed over, shown by one call, looked after and taken back. */
export { type DeliveryRow, deliveryOf, type NewDelivery, putDelivery } from './deliveries.ts'
export { deliveryView } from './delivery-view.ts'
export { lookNow, sayOutcome, type SeenOutcome } from './say-outcome.ts'
export { deliverJobs, ringDeparture } from './deliver-jobs.ts'
export type { ContextFor, ContextOrder, DeliverDeps } from './deps.ts'
export { carryOnAt, DELIVER, RETRACT } from './step-delivery.ts'
