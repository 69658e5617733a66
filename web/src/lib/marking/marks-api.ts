import { createClient } from '@stagedoor/contract'
import { answered } from '#lib/ui/refusal.ts'
import type { FaceAnswer, FaceProposal, NewMark } from './mark.ts'

/** The marks of one asset, written from the page itself, so that a key press is one request and no reload. */
export function marksApi({ asset, production }: { asset: string; production: string }) {
  const api = createClient({ origin: location.origin, fetch: (...args) => fetch(...args) })
  const ofAsset = { params: { path: { asset } } }
  return {
    add: async (mark: NewMark): Promise<string> =>
      (await answered(api.POST('/api/v1/assets/{asset}/appearances', { ...ofAsset, body: mark }))).id,
    change: async (appearance: string, change: Partial<NewMark>): Promise<void> => {
      const path = { appearance }
      await answered(api.PATCH('/api/v1/appearances/{appearance}', { params: { path }, body: change }))
    },
    remove: async (appearance: string): Promise<void> => {
      const path = { appearance }
      await answered(api.DELETE('/api/v1/appearances/{appearance}', { params: { path } }))
    },
    follow: async (appearance: string, body: { atFlicks: number; box: NonNullable<NewMark['box']> }) => {
      const path = { appearance }
      return answered(api.POST('/api/v1/appearances/{appearance}/trackings', { params: { path }, body }))
    },
    takeFollowingBack: async (tracking: string): Promise<void> => {
      await answered(api.DELETE('/api/v1/trackings/{tracking}', { params: { path: { tracking } } }))
    },
    sameAsLast: () => answered(api.POST('/api/v1/assets/{asset}/copied-appearances', ofAsset)),
    confirm: (appearanceIds?: string[]) =>
      answered(
        api.POST('/api/v1/assets/{asset}/confirmations', {
          ...ofAsset,
          body: appearanceIds ? { appearanceIds } : {},
        }),
      ),
    bystanders: (range: { fromFlicks: number; toFlicks: number } | null) =>
      answered(api.POST('/api/v1/assets/{asset}/bystanders', { ...ofAsset, body: { range } })),
    switchFaces: async (proposesFaces: boolean): Promise<void> => {
      const params = { path: { production } }
      await answered(
        api.PUT('/api/v1/productions/{production}/face-setting', { params, body: { proposesFaces } }),
      )
    },
    searchFaces: () => answered(api.POST('/api/v1/assets/{asset}/face-searches', ofAsset)),
    proposeFaces: (faces: FaceProposal[]) =>
      answered(
        api.POST('/api/v1/assets/{asset}/face-proposals', {
          ...ofAsset,
          body: {
            faces: faces.map(({ fromFlicks, toFlicks, boxes, confidence }) => ({
              fromFlicks,
              toFlicks,
              boxes,
              confidence,
            })),
          },
        }),
      ),
    answerFaces: (proposalIds: string[], answer: FaceAnswer) =>
      answered(
        api.POST('/api/v1/assets/{asset}/face-answers', { ...ofAsset, body: { proposalIds, answer } }),
      ),
    newPerson: (name: string) =>
      answered(
        api.POST('/api/v1/productions/{production}/subjects', {
          params: { path: { production } },
          body: { kind: 'person', isMinor: false, ...(name === '' ? {} : { name }) },
        }),
      ),
    page: (cursor: number) =>
      answered(
        api.GET('/api/v1/assets/{asset}/appearances', {
          params: { path: { asset }, query: { cursor } },
        }),
      ),
  }
}

export type MarksApi = ReturnType<typeof marksApi>
