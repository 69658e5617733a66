/** Deliveries: what goes to platforms, handed over, shown by one call, looked after and taken back. */
export { type DeliveryRow, deliveryOf, moveDelivery, type NewDelivery, putDelivery } from './deliveries.ts'
export { deliverJobs, ringDeparture } from './deliver-jobs.ts'
export type { ContextFor, ContextOrder, DeliverDeps } from './deps.ts'
export { carryOn, carryOnAt, DELIVER, RETRACT } from './step-delivery.ts'
