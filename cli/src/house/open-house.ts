import { createClient, type StagedoorClient } from '@stagedoor/contract'
import { Refusal } from '../refusal.ts'
import type { Settings } from '../settings.ts'
import { NoAnswer } from './no-answer.ts'

/** A house that is asked over its contract. */
export interface House {
  readonly origin: string
  readonly key: string
  readonly notes: string
  readonly client: StagedoorClient
}

/** Opens the way to a house; throws {@link Refusal} without a key, before anything is sent. */
export function openHouse({ origin, key, notes }: Settings): House {
  if (key === null)
    throw new Refusal(
      'STAGEDOOR_KEY is not set, and the house lets nobody in without one. Nothing was sent. An owner makes a key backstage, under People.',
    )
  const reach = async (request: Request): Promise<Response> => {
    try {
      return await fetch(request)
    } catch (error) {
      // Whatever fetch throws, nobody answered; the cause says how.
      throw new NoAnswer(origin, { cause: error })
    }
  }
  return { origin, key, notes, client: createClient({ origin, key, fetch: reach }) }
}
