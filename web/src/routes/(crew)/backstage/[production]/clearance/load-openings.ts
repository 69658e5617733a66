import type { RequestEvent } from '@sveltejs/kit'
import type { Opening } from './openings.ts'

/** The units of the work that open by themselves, such as episodes. */
export async function loadOpenings(_event: RequestEvent): Promise<Opening[]> {
  return []
}
