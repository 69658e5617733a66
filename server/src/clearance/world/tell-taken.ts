import type { World } from '@stagedoor/contract/world'
import type { Actor } from '../actor.ts'
import type { LogEntry } from '../log-entry.ts'
import type { Fit } from './fit-world.ts'
import { isRecorded } from './put-recorded.ts'

interface Telling {
  readonly world: World
  readonly fit: Fit
  readonly documentDigest: string
  readonly actor: Actor
}

interface Word {
  readonly of: string
  readonly id: string
  readonly written: string
  readonly name: string
  readonly saidBy?: string
  readonly subjectId?: string
}

/** The log's entries about what a document brought, one for each thing that permits, forbids, keeps back or decides. */
export function tellTaken({ world, fit, documentDigest, actor }: Telling): readonly LogEntry[] {
  return wordsOf(world, fit).map(({ of, written, name, saidBy, ...about }) => ({
    kind: `${of}-imported`,
    body: { ...about, documentDigest, by: actor.userId },
    personal: { name, written, ...(saidBy === undefined ? {} : { saidBy }), by: actor.name },
  }))
}

function wordsOf({ evidence }: World, { here }: Fit): readonly Word[] {
  const names = new Map(evidence.subjects.map(({ id, name }) => [id, name]))
  const about = (subjectId: Parameters<typeof names.get>[0]) => ({
    subjectId: here('subjects', subjectId),
    name: names.get(subjectId) ?? '',
  })
  const named =
    (of: string, list: 'embargoes' | 'prohibitions' | 'holdbacks' | 'ndas' | 'crowdNotices') =>
    ({ id, name }: { readonly id: string; readonly name: string }): Word => ({
      of,
      id: here(list, id),
      written: id,
      name,
    })
  return [
    ...evidence.grants.map(({ id, subjectId }) => ({
      of: 'grant',
      id: here('grants', id),
      written: id,
      ...about(subjectId),
    })),
    ...evidence.prohibitions.map(named('prohibition', 'prohibitions')),
    ...evidence.embargoes.filter(isRecorded).map(named('embargo', 'embargoes')),
    ...evidence.holdbacks.map(named('holdback', 'holdbacks')),
    ...evidence.ndas.map(named('agreement', 'ndas')),
    ...evidence.crowdNotices.map(named('crowd-notice', 'crowdNotices')),
    ...evidence.decisions.map((decision) => ({
      of: decision.kind === 'approval' ? 'approval' : 'decision',
      id: here('decisions', decision.id),
      written: decision.id,
      ...about(decision.subjectId),
      ...saidBy(decision.kind === 'needs-none' ? decision : decision.state),
    })),
    ...evidence.kills.map(({ id, subjectId, by }) => ({
      of: 'kill',
      id: here('kills', id),
      written: id,
      ...about(subjectId),
      saidBy: by,
    })),
    ...evidence.releases.map(({ cutId, destination: { platform, account } }) => ({
      of: 'release',
      id: here('cuts', cutId),
      written: cutId,
      name: `${platform}:${account}`,
    })),
  ]
}

function saidBy(word: object): { readonly saidBy?: string } {
  return 'by' in word && typeof word.by === 'string' ? { saidBy: word.by } : {}
}
