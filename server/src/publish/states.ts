import type { PublicationState, RecallLineState } from '@stagedoor/core/publish'
import { z } from 'zod'

// States are written by this stage alone, from what core returned: the kind is checked, the rest is trusted.
const publicationState = z.looseObject({
  kind: z.enum([
    'draft',
    'scheduled',
    'placing',
    'leaving',
    'unknown',
    'live',
    'failed',
    'cancelled',
    'recalled',
  ]),
  spent: z.array(z.string()),
})
const lineState = z.looseObject({
  kind: z.enum(['shutting', 'checking', 'gone', 'task', 'told', 'failed', 'given-up']),
})

/** A publication's state as its row keeps it. */
export function stateIn(stored: unknown): PublicationState {
  return publicationState.parse(stored) as unknown as PublicationState
}

/** The state of a recall's line as its row keeps it. */
export function lineStateIn(stored: unknown): RecallLineState {
  return lineState.parse(stored) as unknown as RecallLineState
}
