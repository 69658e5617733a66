import type { Announcement } from '../plant/events/index.ts'

/** A production began. */
export const productionStarted = (productionId: string): Announcement => ({
  name: 'production.started',
  productionId,
  payload: {},
})

/** The story, a premiere or a label changed: what can have been seen, and from when, may be otherwise now. */
export const storyTold = (productionId: string): Announcement => ({
  name: 'production.story-told',
  productionId,
  payload: {},
})
