import type { Announcement } from '../plant/events/index.ts'

/** A production began. */
export const productionStarted = (productionId: string): Announcement => ({
  name: 'production.started',
  productionId,
  payload: {},
})
