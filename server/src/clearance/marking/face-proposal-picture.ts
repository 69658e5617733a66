import { Problem } from '@stagedoor/contract/problems'
import { flicks } from '@stagedoor/core/time'
import { facePicture } from '../../plant/media/index.ts'
import { withPictures } from './face-looks.ts'
import { faceProposalsOf, middleOf } from './face-proposals.ts'
import type { LookingPorts } from './track-frames.ts'

/** What a proposal holds in the middle of its stretch, as a small JPEG cut for this one look; it is kept nowhere. */
export async function pictureOfProposal(
  ports: LookingPorts,
  { assetId, proposalId }: { assetId: string; proposalId: string },
  signal: AbortSignal,
): Promise<Buffer> {
  const proposal = (await faceProposalsOf(ports.db, assetId)).find(({ id }) => id === proposalId)
  if (proposal === undefined) throw new Problem('not-found')
  const { at, box } = middleOf(proposal)
  const range = { from: flicks(at), to: flicks(at + 1) }
  const picture = await withPictures(ports, assetId, async ({ pictures }) => {
    for await (const { picture: pixels } of pictures(range, signal)) return facePicture(pixels, box)
    return null
  })
  if (!picture) throw new Problem('not-found')
  return picture
}
