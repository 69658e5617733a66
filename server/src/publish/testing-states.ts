import { expect } from 'vitest'
import type { TestDatabase } from '../plant/db/testing.ts'
import { publicationById } from './queries.ts'
import { type FrontOfHouse, PATIENT } from './testing.ts'

/** How publications of a house at work get on: `comes` waits for a state, and the clock goes on by a second with each look. */
export function gettingOn(house: TestDatabase, front: FrontOfHouse) {
  const stateOf = async (id: string) => (await publicationById(house.crew, id))?.state
  const goesOn = () => front.goTo(front.later(1_000))
  const comes = (id: string, kind: string) =>
    expect
      .poll(async () => (await goesOn(), (await stateOf(id))?.kind), { ...PATIENT, interval: 100 })
      .toBe(kind)
  return { stateOf, goesOn, comes }
}
