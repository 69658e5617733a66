import type { Announcement } from '../../plant/events/index.ts'

/** Somebody of the production said how a theory came out, or said it otherwise. */
export const theoryMarked = (productionId: string, payload: { theoryId: string }): Announcement => ({
  name: 'community.theory-marked',
  productionId,
  payload,
})
