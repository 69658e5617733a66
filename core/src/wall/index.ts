/** The wall: what must be passed before a thing is seen, and the one predicate that says who passes. */
export { AUDIENCES } from './gate.ts'
export type { Audience, Gate, Standing } from './gate.ts'
export type { Horizon } from './horizon.ts'
export { MEDIA_ADDRESS_LIFE_MS, mediaAddressDiesAt } from './media-address.ts'
export { passes } from './passes.ts'
export { NOBODY } from './viewer.ts'
export type { Viewer, Who } from './viewer.ts'
