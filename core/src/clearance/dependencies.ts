import {
  ANY_DESTINATION_KEY,
  contributorKey,
  cutKey,
  platformKey,
  PRODUCTION_KEY,
  STORY_KEY,
  subjectKey,
  versionKey,
} from './dependency.ts'
import type { Question } from './question.ts'
import { groundsOf } from './reveal-grounds.ts'
import type { Sightings } from './sighting.ts'

/** The keys of all that a verdict rests on, in the order of its timeline: a change to the evidence under no key of these leaves it as it is. */
export function dependenciesOf({ shelves, involved }: Sightings, question: Question): readonly string[] {
  const { index, version, cutId, destination } = question
  const keys = new Set([PRODUCTION_KEY])
  if (version !== null) keys.add(versionKey(version))
  if (cutId !== null) {
    keys.add(cutKey(cutId)).add(ANY_DESTINATION_KEY).add(platformKey(destination.platform))
    for (const { subjectId } of index.cutKills(cutId)) keys.add(subjectKey(subjectId))
  }
  if (destination.ownerId !== null) keys.add(contributorKey(destination.ownerId))
  for (const { keys: own, kills } of shelves) {
    for (const key of own) keys.add(key)
    for (const { subjectId } of kills) keys.add(subjectKey(subjectId))
  }
  for (const { subject, key } of involved) {
    keys.add(key)
    if (subject.kind !== 'secret') continue
    const { secrets, restsOnStory } = groundsOf(subject, question)
    for (const id of secrets) keys.add(subjectKey(id))
    if (restsOnStory) keys.add(STORY_KEY)
  }
  return [...keys]
}
