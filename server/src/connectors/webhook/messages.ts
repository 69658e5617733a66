import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import type { Post } from '../connector.ts'

/** What a receiver is told of a post: all of its plan, and where its film is fetched, once. */
export async function publishedFacts(
  { plan, files }: Post,
  key: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { film } = plan
  return {
    id: key,
    title: plan.title,
    copy: plan.copy,
    language: plan.language,
    altText: plan.altText,
    contentWarning: plan.contentWarning,
    disclosures: plan.disclosures,
    film: {
      address: await files.publicAddress(),
      mediaType: files.film.mediaType,
      sizeBytes: files.film.sizeBytes,
      sha256: files.film.sha256,
      width: film.width,
      height: film.height,
      durationMs: Math.round((film.durationFlicks / FLICKS_PER_SECOND) * 1000),
    },
    captions: await Promise.all(
      files.captions.map(async ({ language, file }) => ({
        language,
        vtt: Buffer.concat(await Array.fromAsync(file.read(0, file.sizeBytes))).toString(),
      })),
    ),
  }
}
