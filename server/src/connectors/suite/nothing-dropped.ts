import { expect } from 'vitest'
import { POST_DISCLOSURES, type PostPlan } from '@stagedoor/core/publish'
import { bytesOf } from '../testing.ts'
import { type Check, everywhere, play, putOut } from './check.ts'
import { issuesOf, limitsOf } from './limits-hold.ts'
import type { ConnectorRig } from './rig.ts'

/** What a plan says is on the wire, or the plan is refused: nothing is dropped in silence. */
export const NOTHING_DROPPED: readonly Check[] = [
  {
    point: 9,
    says: 'a disclosure stands on the post, or the plan is refused',
    appliesTo: everywhere,
    hold: async (rig) => {
      const limits = await limitsOf(rig)
      for (const disclosure of POST_DISCLOSURES) {
        const plan = { ...rig.plan, disclosures: [disclosure] }
        if (issuesOf(rig, plan, limits).length > 0) {
          expect(limits.disclosures).not.toContain(disclosure)
          continue
        }
        const post = await putOutPlan(rig, plan)
        expect(post.disclosures, disclosure).toEqual([disclosure])
      }
      expect((await putOutPlan(rig, rig.plan)).disclosures).toEqual(rig.plan.disclosures)
    },
  },
  {
    point: 9,
    says: 'a description, a warning, captions and choices of interaction stand on the post, or the plan is refused',
    appliesTo: everywhere,
    hold: async (rig) => {
      const limits = await limitsOf(rig)
      const said: readonly Partial<PostPlan>[] = [
        { altText: 'A lighthouse in fog; its lamp is dark.' },
        { contentWarning: 'Flashing light' },
        { captions: ['en'] },
        { interactions: { comments: false } },
        { interactions: { comments: true } },
      ]
      for (const change of said) {
        const plan = { ...rig.plan, ...change }
        if (change.captions !== undefined && limits.captions.length === 0) continue
        if (issuesOf(rig, plan, limits).length > 0) continue
        const post = await putOutPlan(rig, plan)
        if (change.altText !== undefined) expect(post.altText).toBe(change.altText)
        if (change.captions !== undefined) expect(post.captions).toEqual(change.captions)
        if (change.interactions !== undefined) expect(post.interactions).toEqual(change.interactions)
        if (change.contentWarning !== undefined && limits.contentWarning === 'words')
          expect(post.contentWarning).toBe(change.contentWarning)
        if (change.contentWarning !== undefined && limits.contentWarning === 'mark')
          expect(post.contentWarning).not.toBeNull()
      }
    },
  },
  {
    point: 10,
    says: 'every offered visibility is what the post has, no choice means the widest or is refused, and no other is taken',
    appliesTo: everywhere,
    hold: async (rig) => {
      const limits = await limitsOf(rig)
      for (const visibility of limits.visibility) {
        const post = await putOutPlan(rig, { ...rig.plan, visibility })
        expect(post.visibility).toBe(visibility)
      }
      const [widest] = limits.visibility
      const unchosen = { ...rig.plan, visibility: null }
      if (limits.visibilityIsChosen === true)
        expect(issuesOf(rig, unchosen, limits).map(({ kind }) => kind)).toContain('visibility-unchosen')
      else if (widest !== undefined) expect((await putOutPlan(rig, unchosen)).visibility).toBe(widest)
      const other = issuesOf(rig, { ...rig.plan, visibility: 'whoever pays' }, limits)
      expect(other.map(({ kind }) => kind)).toContain('visibility-unknown')
    },
  },
]

const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:02.000\nAgain, from the wave.\n'

function putOutPlan(rig: ConnectorRig, plan: PostPlan) {
  const captions = plan.captions.map((language) => ({
    language,
    file: bytesOf(new TextEncoder().encode(CAPTIONS), 'text/vtt'),
  }))
  return play(rig, ({ next }) => putOut(next({ plan, files: { ...rig.files, captions } })))
}
