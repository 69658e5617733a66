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
import type { Dossier } from './dossier.ts'
import type { Question } from './question.ts'
import { groundsOf } from './reveal-grounds.ts'
import type { Sightings } from './sighting.ts'

/** The keys of all that a verdict rests on, each once: a change to the evidence under no key of these leaves it as it is. */
export function dependenciesOf(looked: Sightings, question: Question): readonly string[] {
  const { version, cutId, destination } = question
  const keys = [PRODUCTION_KEY]
  if (version !== null) keys.push(versionKey(version))
  if (cutId !== null) keys.push(cutKey(cutId), ANY_DESTINATION_KEY, platformKey(destination.platform))
  if (destination.ownerId !== null) keys.push(contributorKey(destination.ownerId))
  const named = new Set<string>()
  for (const shelf of looked.shelves) for (const key of shelf.keys) named.add(key)
  // Without kills and secrets, a subject is named by nothing but its own marks.
  const involved = once(looked.involved)
  const others = othersNamed(looked, question)
  if (others.length === 0) return [...keys, ...named, ...involved.map(({ key }) => key)]
  for (const { key } of involved) named.add(key)
  for (const key of others) named.add(key)
  return [...keys, ...named]
}

function othersNamed({ shelves, involved }: Sightings, question: Question): readonly string[] {
  const { index, cutId } = question
  const others: string[] = []
  if (cutId !== null) for (const { subjectId } of index.cutKills(cutId)) others.push(subjectKey(subjectId))
  for (const { kills } of shelves) for (const { subjectId } of kills) others.push(subjectKey(subjectId))
  for (const { subject } of involved) {
    if (subject.kind !== 'secret') continue
    const { secrets, restsOnStory } = groundsOf(subject, question)
    for (const id of secrets) others.push(subjectKey(id))
    if (restsOnStory) others.push(STORY_KEY)
  }
  return others
}

const FEW = 24

// Of a few, looking back at each is quicker than any set.
function once(dossiers: readonly Dossier[]): readonly Dossier[] {
  if (dossiers.length > FEW) return [...new Set(dossiers)]
  return dossiers.filter((dossier, i) => dossiers.indexOf(dossier) === i)
}
