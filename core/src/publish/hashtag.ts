const HASHTAG = /^[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*$/u
const LONGEST = 100

/** A hashtag as somebody wrote it, without the sign before it; null for what no platform would link. */
export function readHashtag(written: string): string | null {
  const tag = written.trim().replace(/^[#＃]/, '')
  return tag.length <= LONGEST && HASHTAG.test(tag) ? tag : null
}

/** The hashtags of words, without their signs, in the letters in which they stand. */
export function hashtagsIn(words: string): readonly string[] {
  return [...words.matchAll(/(?<![\p{L}\p{N}_&])[#＃]([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag)
}

/** The words with a hashtag put in, or taken out where they have it already. */
export function toggleHashtag(words: string, tag: string): string {
  const own = tag.toLowerCase()
  if (!hashtagsIn(words).some((other) => other.toLowerCase() === own))
    return `${words.trimEnd()} #${tag}`.trimStart()
  return words
    .replace(/[ \t]*(?<![\p{L}\p{N}_&])[#＃]([\p{L}\p{N}_]+)/gu, (written, other: string) =>
      other.toLowerCase() === own ? '' : written,
    )
    .trimStart()
}
