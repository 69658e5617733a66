import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { lookAt } from './look.ts'
import { worldOf } from './prove.ts'
import { readExposure } from './question.ts'
import { settingAside } from './set-aside.ts'
import { lookThrough } from './sighting.ts'

const WORLDS = Array.from({ length: 1_000 }, (_, i) => worldOf(i + 1))

test('nothing would ever be found of whoever is set aside, nor owed for them', () => {
  let setAside = 0
  for (const { exposure, evidence, now } of WORLDS) {
    const question = readExposure(exposure, evidence, now)
    const all = lookThrough(exposure.timeline, question)
    const closer = lookThrough(exposure.timeline, question, settingAside(question))
    expect(closer.involved).toEqual(all.involved)
    setAside += all.sightings.length - closer.sightings.length
    const [whole, look] = [lookAt(all, question), lookAt(closer, question)]
    for (const at of [exposure.at, ...whole.moments()]) expect(look.from(at)).toEqual(whole.from(at))
  }
  expect(setAside).toBeGreaterThan(0)
})

test('evidence that shares lists with older evidence is judged as if all of it were new', () => {
  for (const { exposure, evidence, now } of WORLDS.slice(0, 200)) {
    judge(exposure, evidence, now)
    const changed = { ...evidence, grants: evidence.grants.slice(1) }
    expect(judge(exposure, changed, now)).toEqual(judge(exposure, structuredClone(changed), now))
  }
})
