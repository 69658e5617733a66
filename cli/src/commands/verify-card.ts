import { isAsListed, lookOverCard, writeFinding } from '../card/look-over-card.ts'
import { manifestPlace } from '../card/manifest-place.ts'
import type { Asked, Command } from '../command.ts'
import { Refusal } from '../refusal.ts'
import { findingAsTold, sayLeftOver, sayStanding } from './say-card.ts'

async function run({ operands, option, has, progress }: Asked) {
  const [folder = ''] = operands
  const writes = !has('dry-run')
  const place = await manifestPlace(folder, { elsewhere: option('manifest'), writes })
  if (place.history === null)
    throw new Refusal(
      `${place.card} has no manifest to compare it with. Nothing was written. "stagedoor ingest" makes the first one.`,
    )
  const finding = await lookOverCard(place, progress)
  const manifest = writes ? await writeFinding(finding, Date.now()) : null
  const verified = finding.files.filter(({ standing }) => standing.kind === 'verified').length
  const isWhole = isAsListed(finding)
  return {
    code: isWhole ? 0 : 1,
    lines: [
      ...finding.files.flatMap((file) => sayStanding(file, true)),
      ...sayLeftOver(finding),
      `${isWhole ? 'As it was listed' : 'NOT as it was listed'}: ${verified} of ${finding.files.length} files verified, ${finding.missing.length} missing.`,
      manifest === null ? 'No manifest was written.' : `Manifest: ${manifest}`,
    ],
    value: { ...findingAsTold(finding), isAsListed: isWhole, manifest },
  }
}

/** Compares a camera card with its manifests. */
export const verifyCard: Command = {
  usage: 'verify-card FOLDER [--manifest FOLDER] [--dry-run]',
  says: 'compare a camera card with its ASC MHL manifests, without a house',
  about: [
    'FOLDER           the card, or a copy of it, with its ascmhl folder',
    '--manifest       where the card’s manifests lie when the card cannot be written to',
    '--dry-run        compare only; else what was found is written as the next manifest',
    'Ends with 0 when every listed file is there as it was listed, else with 1.',
  ],
  options: { manifest: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  least: 1,
  most: 1,
  run,
}
